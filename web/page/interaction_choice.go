package page

// ChoiceForm asks for one option of several. Posts FieldPick.
type ChoiceForm struct {
	Options []Option // as shown; at most nine have a number key
	Picked  string   // id of the option chosen before
}

// Option is one possible answer.
type Option struct {
	ID   string
	Text string
	Lang string // BCP 47 tag where it is not the page's; may be empty
}

// ChoiceMarked shows every option with why it is right or wrong. Implements Marked.
type ChoiceMarked struct {
	Options []MarkedOption // as shown to the student
}

// MarkedOption is an option after marking.
type MarkedOption struct {
	Option
	Key    bool   // it is right
	Chosen bool   // the student chose it
	Why    string // "In 1925 Trotsky lost the War Commissariat."
}

// words say what the option was, so that colour and icon need not.
func (o MarkedOption) words() string {
	switch {
	case o.Key && o.Chosen:
		return "Your answer, right"
	case o.Key:
		return "The right answer"
	case o.Chosen:
		return "Your answer, wrong"
	}
	return ""
}

func (o MarkedOption) class() string {
	switch {
	case o.Key:
		return "option--key"
	case o.Chosen:
		return "option--wrong"
	}
	return "option--rest"
}
