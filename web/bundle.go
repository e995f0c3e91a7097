package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// newBundle reads every file below fsys. Style sheets come last: they are stitched together and refer
// to the other files by their fingerprinted URLs, so that a changed font changes the sheet's URL too.
func newBundle(fsys fs.FS) (bundle, error) {
	b := bundle{byName: map[string]*asset{}, byURL: map[string]*asset{}}
	var sheets []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if path.Ext(name) == ".css" {
			sheets = append(sheets, name)
			return nil
		}
		body, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		return b.add(name, body)
	})
	if err != nil {
		return bundle{}, err
	}
	for _, name := range sheets {
		body, err := b.stitch(fsys, name, 0)
		if err != nil {
			return bundle{}, err
		}
		if err := b.add(name, body); err != nil {
			return bundle{}, err
		}
	}
	return b, nil
}

// add takes a file in under its fingerprinted URL.
func (b bundle) add(name string, body []byte) error {
	kind, err := contentType(name)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	tag := hex.EncodeToString(sum[:6])
	ext := path.Ext(name)
	a := &asset{
		url:         Prefix + strings.TrimSuffix(name, ext) + "." + tag + ext,
		contentType: kind,
		etag:        tag,
		body:        body,
		zipped:      zip(body),
	}
	b.byName[name], b.byURL[a.url] = a, a
	return nil
}

// contentType is fixed here rather than asked of the machine, whose tables differ.
func contentType(name string) (string, error) {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8", nil
	case ".js":
		return "text/javascript; charset=utf-8", nil
	case ".svg":
		return "image/svg+xml", nil
	case ".png":
		return "image/png", nil
	case ".woff2":
		return "font/woff2", nil
	case ".txt":
		return "text/plain; charset=utf-8", nil
	}
	return "", fmt.Errorf("%s: no content type for this kind of file", name)
}

// zip compresses a body, or is nil where that saves less than a tenth, as for fonts and images.
func zip(body []byte) []byte {
	var buf bytes.Buffer
	w, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := w.Write(body); err != nil {
		return nil
	}
	if err := w.Close(); err != nil || buf.Len() > len(body)*9/10 {
		return nil
	}
	return buf.Bytes()
}

var (
	importRule = regexp.MustCompile(`(?m)^@import "([^"]+)";\n?`)
	urlRule    = regexp.MustCompile(`url\("([^"]+)"\)`)
	comment    = regexp.MustCompile(`(?s)/\*.*?\*/\n*`)
)

// stitch is a style sheet with its imports written out in place, without its comments, and with every
// url("...") replaced by the fingerprinted one. Anything that does not resolve is an error.
func (b bundle) stitch(fsys fs.FS, name string, depth int) ([]byte, error) {
	if depth > 4 {
		return nil, fmt.Errorf("%s: imports go too deep", name)
	}
	body, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	body = comment.ReplaceAll(body, nil)
	var failed error
	body = importRule.ReplaceAllFunc(body, func(m []byte) []byte {
		part := path.Join(path.Dir(name), string(importRule.FindSubmatch(m)[1]))
		text, err := b.stitch(fsys, part, depth+1)
		if err != nil && failed == nil {
			failed = fmt.Errorf("%s: %w", name, err)
		}
		return text
	})
	body = urlRule.ReplaceAllFunc(body, func(m []byte) []byte {
		ref := string(urlRule.FindSubmatch(m)[1])
		if strings.HasPrefix(ref, Prefix) {
			return m // an import has resolved it
		}
		a, ok := b.byName[path.Join(path.Dir(name), ref)]
		if !ok {
			if failed == nil {
				failed = fmt.Errorf("%s: no file %q", name, ref)
			}
			return m
		}
		return []byte(`url("` + a.url + `")`)
	})
	return body, failed
}

// acceptsGzip reads an Accept-Encoding header: gzip or * with a weight above zero.
func acceptsGzip(header string) bool {
	star := false
	for part := range strings.SplitSeq(header, ",") {
		coding, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		weight := 1.0
		if q, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			if w, err := strconv.ParseFloat(q, 64); err == nil {
				weight = w
			}
		}
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip":
			return weight > 0
		case "*":
			star = weight > 0
		}
	}
	return star
}
