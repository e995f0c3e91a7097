package coursefile

import (
	"strings"

	"fasti/internal/history"
)

// encodeDraft writes a whole draft as a folder: course.yaml, one file a kind of entity, one file of events an era.
func encodeDraft(d history.Draft, lang string) Files {
	files := Files{"course.yaml": encodeMeta(lang, &d.Meta)}
	encodeList(files, lang, "sources", d.Sources)
	encodeList(files, lang, "people", d.People)
	encodeList(files, lang, "bodies", d.Bodies)
	encodeList(files, lang, "offices", d.Offices)
	encodeList(files, lang, "tenures", d.Tenures)
	encodeList(files, lang, "places", d.Places)
	encodeList(files, lang, "terms", d.Terms)
	texts := map[string]*strings.Builder{}
	for i := range d.Events {
		name := eventsFile(d.Events[i].Era)
		if texts[name] == nil {
			texts[name] = &strings.Builder{}
		}
		texts[name].WriteString(encodeEntity(lang, &d.Events[i]))
	}
	for name, text := range texts {
		files[name] = text.String()
	}
	return files
}

// eventsFile is where the events of an era stand.
func eventsFile(era history.EraID) string { return "events/" + string(era) + ".yaml" }

func encodeList[T any](files Files, lang, kind string, list []T) {
	if len(list) == 0 {
		return
	}
	var b strings.Builder
	for i := range list {
		b.WriteString(encodeEntity(lang, &list[i]))
	}
	files[kind+".yaml"] = b.String()
}
