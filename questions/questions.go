// Package questions embeds the courses that come with Fasti. They are content, written by people and edited
// without Go; docs/course-format.md says how. Their licence is CC BY 4.0, not that of the program.
package questions

import (
	"embed"
	"io/fs"
)

//go:embed russia
var courses embed.FS

// Russia is the course folder of Russia and Eastern Europe.
func Russia() fs.FS {
	sub, err := fs.Sub(courses, "russia")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return sub
}
