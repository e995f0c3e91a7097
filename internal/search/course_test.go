package search_test

import (
	"testing"

	"fasti/internal/history"
)

// course is a small course with names that people spell in many ways.
func course(t testing.TB) *history.Course {
	t.Helper()
	en := func(s string) history.Text { return history.Text{"en": s} }
	by := []history.SourceID{"s"}
	is := func(s string) *history.DateClaim { return &history.DateClaim{Is: s, Sources: by} }
	draft := history.Draft{
		Meta: history.Meta{
			ID: "c", Title: en("Course"), Languages: []string{"en", "ru", "uk"},
			Eras: []history.Era{{ID: "e", Title: en("Era")}},
		},
		Sources: []history.Source{{ID: "s", Kind: "book", Title: "The Great Terror", Author: "Conquest, Robert"}, {ID: "t", Kind: "book", Title: "Trotsky Exiled"}},
		People: []history.Person{
			{ID: "zinoviev", Name: history.Text{"en": "Grigory Zinoviev", "ru": "Григорий Зиновьев"}, Short: en("Zinoviev"), Who: en("An old Bolshevik."), Sources: by},
			{ID: "trotsky", Name: history.Text{"en": "Leon Trotsky", "ru": "Лев Троцкий"}, Short: en("Trotsky"), Who: en("Led the Red Army."), Sources: by},
			{ID: "khrushchev", Name: en("Nikita Khrushchev"), Short: en("Khrushchev"), Who: en("First secretary."), Sources: by},
			{ID: "ivan-iii", Name: en("Ivan III"), Short: en("Ivan"), Who: en("Grand prince."), Sources: by},
			{ID: "ivan-iv", Name: en("Ivan IV"), Short: en("Ivan"), Aliases: []string{"Ivan the Terrible"}, Who: en("Tsar."), Sources: by},
		},
		Bodies:  []history.Body{{ID: "red-army", Name: en("Red Army"), What: en("An army."), Sources: by}},
		Offices: []history.Office{{ID: "secretary", Title: en("General Secretary of the Party"), Holder: en("a General Secretary"), Sources: by}},
		Places: []history.Place{
			{ID: "kyiv", Name: history.Text{"en": "Kyiv", "uk": "Київ", "ru": "Киев"}, Aliases: []string{"Kiev"}, Sources: by},
			{ID: "saint-petersburg", Name: en("Saint Petersburg"), Aliases: []string{"St. Petersburg"}, Sources: by, Names: []history.NameThen{
				{Name: en("Petrograd"), During: is("1914/1924")},
			}},
		},
		Terms: []history.Term{{ID: "soviet", Word: en("soviet"), Definition: en("A council."), Sources: by}},
		Events: []history.Event{
			{
				ID: "trotsky-exiled", Era: "e", Title: en("Trotsky is sent to Alma-Ata"), Name: en("the exile of Trotsky"),
				Summary: en("Trotsky was put on a train."), Sources: by, Date: is("1928-01"),
			},
			{
				ID: "kyiv-burns", Era: "e", Title: en("Kyiv burns"), Name: en("the fire of Kyiv"), Summary: en("A fire."), Sources: by,
				Date: is("1811"),
			},
		},
	}
	c, problems := history.New(draft)
	for _, p := range problems {
		t.Fatal(p)
	}
	return c
}
