package store

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// maxRows is the most rows that one INSERT takes.
const maxRows = 32

// rowset gathers rows for one table, to be inserted several at a time: each statement costs PostgreSQL a
// round trip.
type rowset struct {
	table   string
	columns string
	width   int
	// conflict stands at the end of the statement, such as "ON CONFLICT DO NOTHING".
	conflict string
	args     []any
}

func (r *rowset) add(values ...any) {
	r.width = len(values)
	r.args = append(r.args, values...)
}

// insert inserts the rows and returns how many it inserted. It goes by powers of two, so that there are few
// texts to prepare.
func (r *rowset) insert(ctx context.Context, tx *tx) (int, error) {
	inserted := 0
	rest := r.args
	for n := maxRows; n > 0; n /= 2 {
		for len(rest) >= n*r.width && len(rest) > 0 {
			got, err := tx.exec(ctx, insertText(r.table, r.columns, r.conflict, n, r.width), rest[:n*r.width]...)
			if err != nil {
				return inserted, err
			}
			inserted += int(got)
			rest = rest[n*r.width:]
		}
	}
	return inserted, nil
}

type insertKey struct {
	table string
	rows  int
}

// insertTexts keeps what insertText wrote. A table has one list of columns and one conflict clause.
var insertTexts sync.Map // of insertKey and string

func insertText(table, columns, conflict string, rows, width int) string {
	key := insertKey{table, rows}
	if text, ok := insertTexts.Load(key); ok {
		return text.(string)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "INSERT INTO %s (%s) VALUES ", table, columns)
	for row := range rows {
		if row > 0 {
			b.WriteString(", ")
		}
		b.WriteString(placeholders(row*width+1, width))
	}
	b.WriteString(" " + conflict)
	text, _ := insertTexts.LoadOrStore(key, b.String())
	return text.(string)
}

// placeholders is "($3, $4, $5)" for the first placeholder 3 and 3 of them.
func placeholders(first, n int) string {
	var b strings.Builder
	for i := range n {
		sep := ", "
		if i == 0 {
			sep = "("
		}
		fmt.Fprintf(&b, "%s$%d", sep, first+i)
	}
	return b.String() + ")"
}
