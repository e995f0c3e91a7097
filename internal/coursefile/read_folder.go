package coursefile

import (
	"context"
	"io/fs"

	"fasti/internal/errs"
)

// ReadFolder reads a course from a folder, as Read does from a zip of it.
func ReadFolder(ctx context.Context, fsys fs.FS, q Request) (_ *Reading, err error) {
	defer errs.Wrap(&err, "read %s", q.Name)
	out := &Reading{Format: Folder}
	if q.Base != nil {
		if out.Base, err = parseBase(&parsing{files: q.Base}); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	files, err := ReadFS(fsys)
	if err != nil {
		return nil, err
	}
	if out.Course, out.Problems = Parse(files); len(out.Problems) == 0 {
		out.Files = files
	}
	return out, ctx.Err()
}
