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
		{"x and y", "name,x,y\nOne place,100.512,13.711\nAnother,104.913,11.524\nThird,106.731,10.835\n", "title longitude latitude", nil},
		{"x and y of a chart", "name,x,y,date\nOne,1,3,2024-01-05\nTwo,2,1,2024-01-06\nThree,3,2,2024-01-07\n", "title extra extra when", nil},
		{"x and y as coarse as a chart", "name,x,y\nOne,10.5,8.04\nTwo,8,6.95\nThree,13,7.58\n", "title extra extra", []string{`"y" and "x" latitude`}},
		{"x and y in metres", "name,x,y\nOne,521508,193079\nTwo,521608,193149\n", "title extra extra", []string{"metres"}},
		{"eastings", "date,location_easting,location_northing\n2024-01-05,521508,193079\n2024-01-06,521608,193149\n", "when extra extra", []string{"metres"}},
		{"geometries under another name", "title,shape text\nA,Point(98.5 16.6)\nB,Point(98.6 16.7)\n", "title geometry", nil},
		{"positions under another name", "title,seen at\nA,\"16.601, 98.501\"\nB,\"16.602, 98.502\"\n", "title extra", []string{`"seen at"`}},
		{"pairs of numbers", "title,score\nA,2.1 3.1\nB,1.2 4.2\n", "title extra", nil},
		{"several positions", "title,origin_latitude,origin_longitude,target_latitude,target_longitude\nA,11.5211,104.9211,13.7211,100.5121\nB,11.5212,104.9212,13.7212,100.5122\n",
			"title extra extra extra extra", []string{"several positions"}},
		{"a form's position", "_submission_time,start,end,_Where?_latitude,_Where?_longitude,raid date\n2024-03-05T01:00:00,2024-03-05T00:50:00,2024-03-05T00:59:00,16.601,98.501,2024-02-01\n2024-03-06T01:00:00,2024-03-06T00:50:00,2024-03-06T00:59:00,16.602,98.502,2024-02-02\n",
			"extra extra extra latitude longitude when", nil},
		{"a form without a date of its own", "_submission_time,start,end,title\n2024-03-05T01:00:00,2024-03-05T00:50:00,2024-03-05T00:59:00,A\n2024-03-06T01:00:00,2024-03-06T00:50:00,2024-03-06T00:59:00,B\n",
			"extra extra extra title", []string{"became known"}},
		{"only the day of the last change", "title,Last Update\nA,2023-09-25\nB,2023-09-26\n", "title extra", []string{"became known"}},
		{"only the day of a record", "county,Record Create Date\nKings,2023-09-25\nQueens,2023-09-26\n", "admin2 extra", []string{"became known"}},
		{"several spans", "title,raid start date,raid end date,trial start date,trial end date\nA,2024-01-05,2024-01-06,2024-03-05,2024-04-06\nB,2024-01-07,2024-01-09,2024-03-08,2024-04-09\n",
			"title extra extra extra extra", []string{"Which column"}},
		{"one span under another name", "title,raid start date,raid end date\nA,2024-01-05,2024-01-06\nB,2024-01-07,2024-01-09\n", "title start end", nil},
		{"the day of an offence", "Date of Offence,Date Received,Date of Birth\n2004-11-21,2006-03-31,1980-01-05\n1979-05-27,2003-07-17,1950-02-06\n", "when extra extra", nil},
		{"only a day of birth", "name,Date of birth\nA,1990-09-25\nB,1991-09-26\n", "title extra", []string{"became known"}},
		{"start and end in parts", "Dis No,Year,Start Year,Start Month,Start Day,End Year,End Month,End Day,Region\n2008-1,2008,2008,5,2,2008,5,3,South-Eastern Asia\n2011-2,2011,2011,3,,2011,4,,Asia\n",
			"id extra year month day end_year end_month end_day extra", nil},
		{"a day that is a date", "title,day\nA,2024-01-05\nB,2024-01-06\n", "title when", nil},
		{"figures in words", "title,people rescued\nA,about 200\nB,50+\nC,10-20\n", "title figure:rescued", nil},
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
				if !strings.Contains(p.Questions[i].Text, part) || len(p.Questions[i].Answers) < 1 {
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
		"spans":     "title,a,b,c\nA,2024-01-05,2024-02-05,1\nB,2024-01-06,2024-02-06,2\n",
		"chart":     "name,x,y\nOne,10.5,8.04\nTwo,8,6.95\nThree,13,7.58\n",
		"metres":    "name,x,y\nOne,521508,193079\nTwo,521608,193149\n",
		"pairs":     "title,seen at\nA,\"16.601, 98.501\"\nB,\"16.602, 98.502\"\n",
		"several":   "title,origin_latitude,origin_longitude,target_latitude,target_longitude\nA,11.5211,104.9211,13.7211,100.5121\nB,11.5212,104.9212,13.7212,100.5122\n",
		"form":      "_submission_time,start,end,title\n2024-03-05T01:00:00,2024-03-05T00:50:00,2024-03-05T00:59:00,A\n2024-03-06T01:00:00,2024-03-06T00:50:00,2024-03-06T00:59:00,B\n",
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
