package web

// NewBundle lets the tests build a bundle from files of their own.
var NewBundle = newBundle

// URLOf is the address of a file in a bundle.
func (b bundle) URLOf(name string) string { return b.byName[name].url }
