package server

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"fasti/internal/errs"
	"fasti/internal/question"
	"fasti/web/page"
)

// How each interaction arrives and is shown stands here, one function a direction and interaction. Nothing
// here knows kinds of question.

// parseResponse reads an answer from a form. It doesn't judge it: that is the interaction's own to do.
func parseResponse(in question.Interaction, f url.Values) (question.Response, error) {
	switch in := in.(type) {
	case *question.Choice:
		return question.Response{Picks: f[page.FieldPick]}, nil
	case *question.TypedDate:
		return question.Response{Text: strings.TrimSpace(f.Get(page.FieldText))}, nil
	case *question.Order:
		return parseOrder(f)
	default:
		return question.Response{}, fmt.Errorf("the interaction %q has no form", in.Name())
	}
}

// parseOrder reads the position given to each item. Two items in one place are no order; which one was meant
// to be first is asked back.
func parseOrder(f url.Values) (question.Response, error) {
	type placed struct {
		id string
		at int
	}
	var items []placed
	taken := map[int]bool{}
	for key, values := range f {
		id, ok := strings.CutPrefix(key, page.FieldPosition)
		if !ok || len(values) == 0 || values[0] == "" {
			continue
		}
		at, err := strconv.Atoi(values[0])
		if err != nil || at < 1 {
			return question.Response{}, errs.New(errs.Invalid, "%q is no place in the order. Give each event a place from 1 on.", values[0])
		}
		if taken[at] {
			return question.Response{}, errs.New(errs.Invalid, "Two events have the place %d. Give each event a place of its own.", at)
		}
		taken[at] = true
		items = append(items, placed{id, at})
	}
	slices.SortFunc(items, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	var r question.Response
	for _, item := range items {
		r.Picks = append(r.Picks, item.id)
	}
	return r, nil
}

// formOf is the controls of a question. sent is what the student sent and was not taken, or what is stored.
func formOf(in question.Interaction, r question.Response, sent url.Values) page.Form {
	switch in := in.(type) {
	case *question.Choice:
		return choiceForm(in, r)
	case *question.TypedDate:
		text := r.Text
		if sent != nil {
			text = sent.Get(page.FieldText)
		}
		return page.DateForm{Text: text, Examples: in.Examples(), Bands: bandsOf(in, -1), Readings: question.Readings(text)}
	case *question.Order:
		return orderForm(in, r, sent)
	}
	return nil
}

func choiceForm(in *question.Choice, r question.Response) page.ChoiceForm {
	f := page.ChoiceForm{}
	for _, o := range in.Options {
		f.Options = append(f.Options, page.Option{ID: o.ID, Text: o.Text, Lang: o.Lang})
	}
	if len(r.Picks) > 0 {
		f.Picked = r.Picks[0]
	}
	return f
}

func orderForm(in *question.Order, r question.Response, sent url.Values) page.OrderForm {
	f := page.OrderForm{First: "earliest", Last: "latest"}
	for _, item := range in.Items {
		o := page.OrderItem{ID: item.ID, Text: item.Text, Position: slices.Index(r.Picks, item.ID) + 1}
		if sent != nil {
			o.Position, _ = strconv.Atoi(sent.Get(page.FieldPosition + item.ID)) // as sent, right or not
		}
		f.Items = append(f.Items, o)
	}
	return f
}

// markedOf shows a response after marking; the zero Response shows what would have been right.
func markedOf(in question.Interaction, r question.Response) page.Marked {
	switch in := in.(type) {
	case *question.Choice:
		return choiceMarked(in, r)
	case *question.TypedDate:
		return dateMarked(in, r)
	case *question.Order:
		return orderMarked(in, r)
	}
	return nil
}

func choiceMarked(in *question.Choice, r question.Response) page.ChoiceMarked {
	var m page.ChoiceMarked
	for _, o := range in.Options {
		m.Options = append(m.Options, page.MarkedOption{
			Option: page.Option{ID: o.ID, Text: o.Text, Lang: o.Lang},
			Key:    o.Right, Chosen: slices.Contains(r.Picks, o.ID), Why: o.Why,
		})
	}
	return m
}

func dateMarked(in *question.TypedDate, r question.Response) page.DateMarked {
	if r.IsZero() {
		return page.DateMarked{Key: in.Key(), Bands: bandsOf(in, -1)}
	}
	m := in.Mark(r)
	return page.DateMarked{
		Typed: r.Text, Understood: m.Understood, Key: in.Key(), Distance: m.Distance, Bands: bandsOf(in, m.Band),
	}
}

func bandsOf(in *question.TypedDate, hit int) []page.Band {
	var out []page.Band
	for i, b := range in.Bands() {
		out = append(out, page.Band{Within: b.Label, Points: b.Points, Hit: i == hit})
	}
	return out
}

func orderMarked(in *question.Order, r question.Response) page.OrderMarked {
	items := slices.Clone(in.Items)
	slices.SortFunc(items, func(a, b question.OrderItem) int { return cmp.Compare(a.Rank, b.Rank) })
	var m page.OrderMarked
	for _, item := range items {
		m.Items = append(m.Items, page.MarkedItem{
			Text: item.Text, Date: item.When, Why: item.Why, Given: slices.Index(r.Picks, item.ID) + 1,
		})
	}
	return m
}
