package coursefile

import (
	"reflect"
	"strings"
	"sync"
)

// keys are what a map of a course file may have in it: the yaml tags of a struct, those of inlined structs among them.
type keys struct {
	names  []string
	fields map[string][]int // where the struct has each, as for reflect.Value.FieldByIndex
}

// knownKeys keeps what was found of each type of struct, for a course has thousands of entries of each.
var knownKeys sync.Map // of *keys, by reflect.Type

func keysOf(t reflect.Type) *keys {
	if k, ok := knownKeys.Load(t); ok {
		return k.(*keys)
	}
	k := &keys{fields: map[string][]int{}}
	for _, field := range reflect.VisibleFields(t) {
		key, option, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if option != "inline" && key != "" && key != "-" {
			k.names = append(k.names, key)
			k.fields[key] = field.Index
		}
	}
	knownKeys.Store(t, k)
	return k
}
