package question

// Proof says by which rule an option is wrong, and from which claims of the course that follows.
type Proof struct {
	Rule Rule     `json:"rule"`
	Rows []string `json:"rows"` // claims: "event kirov-killed date", "tenure trotsky-war to"
}

// Rule is a way to prove something in an open world, where what a course lacks is not false.
type Rule string

// The four proofs of a wrong option, and the one of the key.
const (
	Stated       Rule = "stated"              // the key: the course says so
	Contradicts  Rule = "contradicts"         // a single-valued claim has another value
	CompleteList Rule = "complete-list"       // a list marked complete lacks it
	OutOfReach   Rule = "out-of-reach"        // a life or an office does not reach the time
	EffectFirst  Rule = "effect-before-cause" // it is an effect of what was asked for, or the other way round
)

// Words says in plain English what a rule proves, for whoever audits a question.
func (r Rule) Words() string {
	switch r {
	case Stated:
		return "the course says so"
	case Contradicts:
		return "a claim that has one value has another one"
	case CompleteList:
		return "a complete list lacks it"
	case OutOfReach:
		return "a life or a term of office does not reach that time"
	case EffectFirst:
		return "an effect does not come before its cause"
	}
	return string(r)
}
