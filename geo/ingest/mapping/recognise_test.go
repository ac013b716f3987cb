package mapping_test

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo/ingest/mapping"
)

func point(lon, lat float64) orb.Geometry { return orb.Point{lon, lat} }

// TestRecognise checks what columns become: column=role, in the order of the
// table. A question names what it is about.
func TestRecognise(t *testing.T) {
	for _, test := range []struct {
		name, csv, roles string
		questions        []string
	}{
		{"english", "Case ID,Type,Incident date,Lat,Long,Town,Country,Deaths,Link\nA1,Raid,2024-01-05,11.52,104.92,Kandal,KH,2,https://a.example\nA2,Arrest,2024-02-06,13.72,100.51,Bangkok,Thailand,0,https://b.example\n",
			"id kind when latitude longitude place country figure:killed source_url", nil},
		{"x and y", "name,x,y\nOne place,100.5,13.7\nAnother,104.9,11.5\nThird,106.7,10.8\n", "title longitude latitude", nil},
		{"x and y of a chart", "name,x,y,date\nOne,1,3,2024-01-05\nTwo,2,1,2024-01-06\nThree,3,2,2024-01-07\n", "title extra extra when", nil},
		{"french", "Titre,Date,Ville,Pays,Latitude,Longitude,Morts\nUn fait,2024-01-05,Paris,France,48.85,2.35,0\nAutre,2024-01-06,Lyon,France,45.76,4.83,1\n",
			"title when place country latitude longitude figure:killed", nil},
		{"spanish", "Título,Fecha,Lugar,País,Latitud,Longitud\nUno,2024-01-05,Lima,Perú,-12.04,-77.03\nDos,2024-01-06,Quito,Ecuador,-0.18,-78.46\n",
			"title when place country latitude longitude", nil},
		{"chinese", "编号,事件类型,日期,地点,国家,纬度,经度,死亡人数\n甲1,逮捕,2024年1月5日,妙瓦底,缅甸,16.68,98.50,1\n甲2,解救,2024年1月6日,西港,柬埔寨,10.62,103.52,0\n",
			"id kind when place country latitude longitude figure:killed", nil},
		{"thai", "ชื่อ,วันที่,จังหวัด,ละติจูด,ลองจิจูด\nเหตุการณ์,2024-01-05,ตาก,16.71,98.57\nอีกเหตุการณ์,2024-01-06,สระแก้ว,13.82,102.06\n",
			"title when admin1 latitude longitude", nil},
		{"vietnamese", "Tiêu đề,Ngày,Tỉnh,Vĩ độ,Kinh độ\nViệc một,2024-01-05,Tây Ninh,11.31,106.09\nViệc hai,2024-01-06,An Giang,10.38,105.43\n",
			"title when admin1 latitude longitude", nil},
		{"contents alone", "a,b\nsome,2024-01-05\nother,2024-01-06\n", "extra when", nil},
		{"two dates, one known only later", "title,date,report date\nA,2024-01-05,2024-01-09\nB,2024-01-06,2024-01-08\n", "title when extra", nil},
		{"only a later date", "title,published\nA,2024-01-05\nB,2024-01-06\n", "title extra", []string{"became known"}},
		{"two unnamed dates", "title,a,b\nA,2024-01-05,2024-02-05\nB,2024-01-06,2024-02-06\n", "title extra extra", []string{"Which column"}},
		{"unnamed positions", "title,a,b\nA,11.5211,104.9211\nB,13.7211,100.5121\nC,10.6211,103.5213\n", "title extra extra", []string{`"a" and "b"`}},
		{"half a position", "title,lat\nA,11.5211\nB,13.7211\n", "title extra", nil},
		{"parts of a date", "event,year,month,day\nThis happened,2024,1,5\nThat happened,2024,2,\n", "title year month day", nil},
		{"a year beside the date", "event,date,year\nThis happened,2024-01-05,2024\nThat happened,2024-02-05,2024\n", "title when extra", nil},
		{"ids that repeat", "id,title\n1,A\n1,B\n", "extra title", nil},
		{"numbers of rows", "no,title\n1,A\n2,B\n", "extra title", nil},
		{"bounds", "title,deaths_low,deaths_best,deaths_high\nA,1,2,3\nB,2,2,4\n", "title figure:killed.low figure:killed.best figure:killed.high", nil},
		{"start and end", "title,start_date,end_date\nA,2024-01-05,2024-01-09\nB,2024-01-06,2024-01-08\n", "title start end", nil},
		{"words of precision", "title,lat,lon,precision\nA,11.52,104.92,town\nB,13.72,100.51,exact\n", "title latitude longitude precision", nil},
		{"unknown codes", "title,lat,lon,precision\nA,11.52,104.92,1\nB,13.72,100.51,3\n", "title latitude longitude extra", nil},
		{"state is no country", "title,country\nA,open\nB,closed\n", "title extra", nil},
		{"wkt", "title,geom\nA,POINT (104.92 11.52)\nB,POINT (100.51 13.72)\n", "title geometry", nil},
		{"pairs", "title,coordinates\nA,\"11.52, 104.92\"\nB,\"13.72, 100.51\"\n", "title position", nil},
		{"undecidable days", "title,date\nA,01/02/2024\nB,03/04/2024\n", "title when", []string{"date"}},
		{"decidable days", "title,date\nA,01/02/2024\nB,23/04/2024\n", "title when", nil},
		{"exchanged", "title,lat,lon\nA,104.92,11.52\nB,100.51,13.72\nC,103.52,10.62\n", "title latitude longitude", []string{"exchanged"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := plan(t, table(t, test.csv), mapping.Options{})
			var roles []string
			for _, c := range p.Columns {
				roles = append(roles, string(c.Role))
				if c.Why == "" {
					t.Errorf("%s is %s for no reason", c.Name, c.Role)
				}
			}
			if got := strings.Join(roles, " "); got != test.roles {
				t.Errorf("got  %s\nwant %s\n%s", got, test.roles, p)
			}
			if len(p.Questions) != len(test.questions) {
				t.Fatalf("questions %v, want %q", p.Questions, test.questions)
			}
			for i, part := range test.questions {
				if !strings.Contains(p.Questions[i].Text, part) || len(p.Questions[i].Answers) < 2 {
					t.Errorf("question %v, want one about %q with its answers", p.Questions[i], part)
				}
			}
		})
	}
}

// TestAnswers gives each question its first answer: then there is none left.
func TestAnswers(t *testing.T) {
	for name, csv := range map[string]string{
		"dates":     "title,date\nA,01/02/2024\nB,03/04/2024\n",
		"columns":   "title,a,b\nA,2024-01-05,2024-02-05\nB,2024-01-06,2024-02-06\n",
		"later":     "title,published\nA,2024-01-05\nB,2024-01-06\n",
		"positions": "title,a,b\nA,11.5211,104.9211\nB,13.7211,100.5121\nC,10.6211,103.5213\n",
		"exchanged": "title,lat,lon\nA,104.92,11.52\nB,100.51,13.72\nC,103.52,10.62\n",
	} {
		opt := mapping.Options{Dataset: "test"}
		survey := mapping.NewSurvey(opt)
		input := table(t, csv)
		for _, row := range input {
			survey.Add(row)
		}
		for asked := 0; ; asked++ {
			p, err := survey.Plan(opt)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if len(p.Questions) == 0 {
				if asked == 0 {
					t.Errorf("%s: nothing was asked", name)
				}
				events(t, p, input, nil)
				break
			}
			if asked == 3 {
				t.Fatalf("%s: still asks %v", name, p.Questions)
			}
			if opt, err = p.Questions[0].Answers[0].Apply(opt); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestMapOverrides(t *testing.T) {
	input := table(t, "title,date,other,a b\nA,2024-01-05,2023-02-05,7\nB,2024-01-06,2023-02-06,8\n")
	p := plan(t, input, mapping.Options{Map: []string{"when=other", "extra=Date", "figure:seized/phones=A-B"}})
	if roleOf(p, "other") != mapping.When || roleOf(p, "date") != mapping.Extra || roleOf(p, "a b") != "figure:seized/phones" {
		t.Fatal(p)
	}
	e := events(t, p, input, nil)[0]
	if e.When != "2023-02-05" || e.Extra["date"] != "2024-01-05" || e.Figures[0].Unit != "phones" || *e.Figures[0].Best != 7 {
		t.Errorf("%+v", e)
	}
	for entry, want := range map[string]string{
		"when":        "role=column",
		"date=when":   `no role "date"`,
		"when=nobody": `no column "nobody"`,
	} {
		survey := mapping.NewSurvey(mapping.Options{})
		survey.Add(input[0])
		if _, err := survey.Plan(mapping.Options{Dataset: "test", Map: []string{entry}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", entry, err)
		}
	}
}
