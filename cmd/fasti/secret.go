package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"fasti/internal/errs"
	"fasti/internal/store"
)

// secretBytes is the length of the secret that signs cookies: HMAC-SHA-256 gains nothing from a longer one.
const secretBytes = 32

func newSecret() []byte {
	secret := make([]byte, secretBytes)
	rand.Read(secret) // never fails
	return secret
}

// fileSecret returns the secret that is kept in a file, made where there is none. A file that is no secret, or
// that others on the machine can read, is refused.
func fileSecret(path string) ([]byte, error) {
	secret, err := readSecret(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return secret, err
	}
	err = createSecret(path)
	if errors.Is(err, fs.ErrExist) {
		err = nil // another process was first, and its secret is whole
	}
	if err != nil {
		return nil, errs.From(err, errs.Invalid, "the secret can't be kept in %s (--secret-file, FASTI_SECRET_FILE): %v", path, err)
	}
	return readSecret(path)
}

// readSecret fails with fs.ErrNotExist where there is no file.
func readSecret(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, errs.From(err, errs.Invalid, "the secret can't be read (--secret-file, FASTI_SECRET_FILE): %v", err)
	}
	defer f.Close() //nolint:errcheck // it is only read
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errs.New(errs.Invalid, "%s (--secret-file, FASTI_SECRET_FILE) is no file; write the path of one", path)
	case info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows":
		return nil, errs.New(errs.Invalid, "%s can be read by others on this machine, who could sign in as anybody; run chmod 600 %s", path, path)
	}
	secret, err := io.ReadAll(io.LimitReader(f, secretBytes+1))
	if err != nil {
		return nil, err
	}
	if len(secret) != secretBytes {
		return nil, errs.New(errs.Invalid, "%s is no secret, which has %d bytes; name another file, or remove it to have a new secret made, which signs everybody out", path, secretBytes)
	}
	return secret, nil
}

// createSecret keeps a new secret under a path where nothing is. It is written under another name first, so
// that nobody finds half of it there, and lasts through a loss of power. It fails with fs.ErrExist.
func createSecret(path string) (err error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".secret-*") // with 0600, and not there before
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	_, err = f.Write(newSecret())
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil { // unlike a renaming it leaves alone what is there
		return err
	}
	return syncFolder(dir)
}

// syncFolder makes the names in a folder last.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // there it can't be asked for
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// storedSecret returns the secret that all instances on one database share.
func storedSecret(ctx context.Context, s *store.Store) ([]byte, error) {
	text, err := s.SharedSecret(ctx, "session", func() (string, error) { return hex.EncodeToString(newSecret()), nil })
	if err != nil {
		return nil, err
	}
	secret, err := hex.DecodeString(text)
	if err != nil || len(secret) != secretBytes {
		return nil, fmt.Errorf("the secret in the database is not %d bytes in hex", secretBytes)
	}
	return secret, nil
}
