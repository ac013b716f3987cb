package mapping

import (
	"strings"
	"sync"

	"github.com/mapd/mapd/geo/fold"
)

// nameRole is what the name of a column says.
type nameRole struct {
	role Role
	// rank orders the columns that have the same role: the lowest is taken.
	rank int
	// weak names need contents that agree: "x", "y", "no".
	weak bool
}

// columnNames are names of columns by role, the best first, in many languages.
// A "?" in front marks weak names.
var columnNames = []struct {
	role  Role
	names string
}{
	{ID, "event id, eventid, event id cnty, globaleventid, id, uid, uuid, guid, record id, incident id, incident number, incident no, case id, case number, case no, entry id, reference number, attack number, accident index, accident reference, dis no, disno, main id, web id, itemid, identifier, unique id, id evento, id de l evenement, ?key, ?ref, ?reference, ?ref no, ?item, ?code, ?no, ?nr, ?number, 编号, 编码, 序号 id, ?รหัส, mã, mã sự kiện"},
	{SubKind, "sub event type, sub type, subtype, subcategory, sub category, subkind, sous type, subtipo, disaster subtype, 子类型"},
	{KindRole, "kind, event type, eventtype, type of event, incident type, incidenttype, type of incident, event kind, incident kind, attack type, attacktype1 txt, type of attack, disaster type, accident type, crime type, offense type, offence type, hostility, category, type, class, kategorie, categorie, category name, type d evenement, type d'evenement, type evenement, tipo de evento, tipo evento, tipo, categoria, art, typ, ereignisart, jenis, jenis kejadian, loại, loại sự kiện, ประเภท, ชนิด, 类型, 事件类型, 类别, 種類, тип, вид, ប្រភេទ, ປະເພດ"},
	{Title, "title, headline, event name, eventname, incident title, name, event, incident, item label, itemlabel, label, titre, titulo, titel, judul, tiêu đề, tên, ชื่อ, หัวข้อ, 标题, 名称, 事件, 題名, заголовок, название, ចំណងជើង"},
	{Summary, "summary, description, event description, incident description, narrative, abstract, details, detail, text, what happened, desc, synopsis, resume, descripcion, descricao, resumen, resumo, beschreibung, zusammenfassung, deskripsi, keterangan, mô tả, tóm tắt, รายละเอียด, คำอธิบาย, 描述, 摘要, 说明, 内容, 概要, описание, ការពិពណ៌នា"},
	{When, "when, event date, eventdate, date of event, date of incident, incident date, date, event day, datum, fecha, fecha del evento, fecha del hecho, data, data do evento, date de l evenement, date de l'evenement, tanggal, tarikh, ngày, ngay, วันที่, วันเดือนปี, 日期, 时间, 事件日期, 日付, дата, تاريخ, التاريخ, ថ្ងៃ, កាលបរិច្ឆេទ, ວັນທີ, ရက်စွဲ, date of offence, date of offense, offence date, offense date, date of crime, crime date, date of attack, attack date, date of accident, accident date, crash date, date of raid, raid date, date of death, death date, occurred, occurred at, occurred on, occurrence date, date occurred, event time, eventtime, datetime, date time, timestamp, dt, ?time"},
	{Start, "start, start date, startdate, date start, begin, begin date, from date, date from, start time, starttime, date debut, date de debut, fecha inicio, fecha de inicio, data inicio, beginn, mulai, tanggal mulai, ngày bắt đầu, วันที่เริ่ม, 开始日期, 开始时间, date of start, ?from"},
	{End, "end, end date, enddate, date end, finish, to date, date to, end time, endtime, date fin, date de fin, fecha fin, fecha de fin, data fim, ende, selesai, tanggal selesai, ngày kết thúc, วันที่สิ้นสุด, 结束日期, 结束时间, date of end, ?until, ?to"},
	{Year, "start year, year start, year, event year, incident year, accident year, iyear, annee, ano, anio, jahr, tahun, năm, nam, ปี, พ ศ, 年, 年份, год"},
	{Month, "start month, month, event month, incident month, imonth, mois, mes, monat, bulan, tháng, thang, เดือน, 月, 月份, месяц"},
	{Day, "start day, day, event day of month, iday, day of month, jour, dia, tag, hari, วัน, 日, день"},
	{EndYear, "end year, year end"},
	{EndMonth, "end month"},
	{EndDay, "end day"},
	{Time, "time of day, clock time, hour, heure, hora, uhrzeit, jam, giờ, เวลา"},
	{DatePrecision, "date precision, time precision, date prec, date accuracy, date certainty"},
	{Latitude, "latitude, lat, latitud, latitude decimal, decimal latitude, decimallatitude, lat dd, lat wgs84, lat deg, gps lat, gps latitude, geo lat, actiongeo lat, reclat, breite, breitengrad, lintang, vĩ độ, ละติจูด, 纬度, 緯度, широта, خط العرض, រយៈទទឹង, ?y, ?y coord, ?ycoord, ?coord y, ?point y"},
	{Longitude, "longitude, lon, lng, long, longitud, longitude decimal, decimal longitude, decimallongitude, lon dd, long dd, lon wgs84, lon deg, gps lon, gps long, gps lng, gps longitude, geo lon, geo lng, geo long, actiongeo long, reclong, lange, laenge, langengrad, bujur, kinh độ, ลองจิจูด, 经度, 經度, долгота, خط الطول, រយៈបណ្តោយ, ?x, ?x coord, ?xcoord, ?coord x, ?point x"},
	{Position, "coordinates, coordinate, coords, lat lon, lat long, lat lng, latlon, latlong, latlng, latitude longitude, gps, gps coordinates, geolocation, geo location, geo point, geopoint, geo point 2d, geo coordinates, location coordinates, coord, geocoordinates, coordonnees, coordenadas, koordinaten, koordinat, tọa độ, พิกัด, 坐标, 座標, координаты, ?position, ?location gps"},
	{Geometry, "geometry, geom, wkt, wkb, the geom, geom wkt, geojson, shape, wkb geometry"},
	{Place, "place, place name, placename, location, location name, locality, town, city, village, site, site name, compound, where, municipality, settlement, neighborhood, neighbourhood, location of incident, incident location, location description, lieu, ville, localite, lugar, ciudad, municipio, cidade, local, ort, stadt, tempat, lokasi, kota, địa điểm, nơi, thành phố, สถานที่, เมือง, 地点, 地名, 位置, 城市, 场所, место, город, المكان, ទីកន្លែង, ទីក្រុង, ສະຖານທີ່, နေရာ"},
	{Admin1, "admin1, adm1, adm 1, admin 1, province, state, region, state province, provstate, first order division, admin1name, provincia, estado, departamento, region name, bundesland, provinsi, tỉnh, จังหวัด, 省, 省份, 州, область, المحافظة, ខេត្ត, ແຂວງ, ပြည်နယ်"},
	{Admin2, "admin2, adm2, adm 2, admin 2, district, county, township, second order division, admin2name, distrito, departement, landkreis, kabupaten, huyện, quận, อำเภอ, 县, 区, район, ស្រុក, ເມືອງ, မြို့နယ်"},
	{Admin3, "admin3, adm3, adm 3, admin 3, subdistrict, sub district, commune, kecamatan, xã, ตำบล, 乡, 镇"},
	{Country, "country, country name, country of incident, country txt, country label, countrylabel, country code, countrycode, country iso, iso, iso2, iso3, iso a2, iso a3, countries, nation, pays, code pays, pais, paese, land, negara, quốc gia, nước, ประเทศ, 国家, 国, страна, البلد, الدولة, ប្រទេស, ປະເທດ, နိုင်ငံ"},
	{PlacePrec, "geo precision, geoprecision, location precision, place precision, precision, where prec, spatial precision, geo accuracy, location accuracy, coordinate precision"},
	{Radius, "radius m, radius, accuracy m, coordinate uncertainty in meters, coordinateuncertaintyinmeters, horizontal accuracy m, uncertainty m"},
	{Actor, "actor, actors, actor1, actor2, actor 1, actor 2, perpetrator, perpetrators, gname, side a, side b, agency, acteur, actor principal, pelaku"},
	{SourceName, "source, sources, source name, sourcename, publisher, media, outlet, news source, source original, information source, fuente, fonte, quelle, sumber, nguồn, แหล่งที่มา, แหล่งข่าว, 来源, 消息来源, источник, المصدر, ប្រភព"},
	{SourceURL, "source url, sourceurl, source link, url, link, links, web, website, news url, article url, href, enlace, lien, tautan, liên kết, ลิงก์, 链接, 网址, ссылка"},
	{SourceTitle, "source title, source headline, article title, citation"},
	{Confident, "confidence, certainty, verification status"},
	{Notes, "notes, note, comments, comment, remarks, remark, observations, notas, observaciones, observacoes, bemerkung, bemerkungen, anmerkung, remarques, catatan, ghi chú, หมายเหตุ, 备注, 注释, примечание, ملاحظات"},
	{Lang, "lang, language"},
	{"figure:killed", "fatalities, deaths, killed, dead, death toll, number of deaths, number killed, num killed, number dead, number of dead, total deaths, total fatalities, total killed, no of deaths, nkill, morts, tues, muertos, fallecidos, mortos, tote, tewas, tử vong, ผู้เสียชีวิต, 死亡, 死亡人数, погибшие"},
	{"figure:injured", "injured, injuries, wounded, number injured, no injured, number of injured, total injured, nwound, blesses, heridos, feridos, verletzte, luka, bị thương, ผู้บาดเจ็บ, 受伤, 受伤人数, раненые"},
	{"figure:arrested", "arrested, arrests, number arrested, num arrested, detained detained people, people arrested, persons arrested, arretes, detenidos, presos, festgenommen, ditangkap, bị bắt, ผู้ถูกจับกุม, 逮捕人数"},
	{"figure:rescued", "rescued, freed, released, number rescued, num rescued, people rescued, persons rescued, victims rescued, liberes, rescatados, resgatados, befreit, diselamatkan, được giải cứu, 获救, 解救人数"},
	{"figure:missing", "missing, number missing, number of missing, people missing, disappeared, desaparecidos, disparus, hilang, mất tích, 失踪"},
	{"figure:missing.low", "minimum estimated number of missing, minimum number of missing"},
	{"figure:displaced", "displaced, number displaced, deplaces, desplazados"},
}

// laterWords are words in the names of columns of dates that say when something
// became known or was written, or when somebody was born: none says when it
// happened. They never become the date unasked.
const laterWords = "report, reported, reporting, published, publication, article, create, created, creation, update, updated, modified, edited, added, dateadded, entry, entered, recorded, registered, registration, submission, submissiondate, submitted, received, filed, source, issued, retrieved, accessed, fetched, scraped, downloaded, uploaded, birth, birthdate, birthday, dob"

// formNames are columns that tell an export of a survey form (ODK, KoboToolbox),
// filledIn those that then say when the form was filled in.
const (
	formNames = "submission time, submissiondate, formhub uuid, instanceid, meta instanceid, meta instance id"
	filledIn  = "start, end, today"
)

// worldParts are parts of the world that some sets call regions: no province.
const worldParts = "africa, asia, europe, americas, america, oceania, antarctica, north america, northern america, central america, south america, latin america, latin america and the caribbean, caribbean, caribbean and central america, eastern africa, east africa, middle africa, central africa, northern africa, north africa, southern africa, western africa, west africa, sub saharan africa, central asia, eastern asia, east asia, south asia, southern asia, southeast asia, south east asia, south eastern asia, western asia, middle east, middle east and north africa, middle east north africa, caucasus and central asia, eastern europe, northern europe, southern europe, western europe, europe and central asia, mediterranean, australia and new zealand, melanesia, micronesia, polynesia, horn of africa"

// figureBounds are the words for parts of a figure, behind or before its name.
var figureBounds = map[string]string{"low": "low", "min": "low", "minimum": "low", "best": "best", "est": "best", "estimate": "best", "high": "high", "max": "high", "maximum": "high"}

// namedRoles is columnNames by folded name.
var namedRoles = sync.OnceValue(func() map[string]nameRole {
	byName := map[string]nameRole{}
	for _, entry := range columnNames {
		for rank, name := range strings.Split(entry.names, ", ") {
			name, weak := strings.CutPrefix(name, "?")
			if folded := fold.Text(name); folded != "" && byName[folded].role == "" {
				byName[folded] = nameRole{entry.role, rank, weak}
			}
		}
	}
	return byName
})

var (
	laterSet   = sync.OnceValue(func() map[string]bool { return foldedSet(laterWords) })
	formMarks  = sync.OnceValue(func() map[string]bool { return foldedSet(formNames) })
	formTimes  = sync.OnceValue(func() map[string]bool { return foldedSet(filledIn) })
	partsNamed = sync.OnceValue(func() map[string]bool { return foldedSet(worldParts) })
)

// saysLater reports whether the folded name of a column of dates tells of
// something else than what happened.
func saysLater(folded string) bool {
	for word := range strings.FieldsSeq(folded) {
		if laterSet()[word] {
			return true
		}
	}
	return strings.HasPrefix(folded, "last ") // last update, last edit
}

func foldedSet(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq(names, ", ") {
		set[fold.Text(name)] = true
	}
	return set
}

// endings are ends of names that say what a column is, if its contents agree:
// "_Where did it happen?_latitude".
var endings = []struct {
	words string
	role  Role
}{
	{"latitude", Latitude}, {"longitude", Longitude}, {"coordinates", Position}, {"geopoint", Position},
	{"start date", Start}, {"end date", End},
}

// endingRank is behind all names that are known as a whole.
const endingRank = 1000

// roleOfName says what the folded name of a column means.
func roleOfName(folded string) (nameRole, bool) {
	if r, ok := namedRoles()[folded]; ok {
		return r, true
	}
	words := strings.Fields(folded)
	if len(words) < 2 {
		return nameRole{}, false
	}
	for _, cut := range [][2]string{
		{words[len(words)-1], strings.Join(words[:len(words)-1], " ")},
		{words[0], strings.Join(words[1:], " ")},
	} {
		bound, isBound := figureBounds[cut[0]]
		if r, ok := namedRoles()[cut[1]]; ok && isBound && r.role.isFigure() {
			return nameRole{r.role + Role("."+bound), r.rank, r.weak}, true
		}
	}
	for _, e := range endings {
		if strings.HasSuffix(folded, " "+e.words) {
			return nameRole{e.role, endingRank, true}, true
		}
	}
	return nameRole{}, false
}
