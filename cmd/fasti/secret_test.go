package main

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Several instances that start at once end up with one secret, and leave nothing else behind.
func TestFileSecretIsMadeOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "var", "lib")
	path := filepath.Join(dir, "fasti.secret")
	secrets := make([][]byte, 16)
	var wg sync.WaitGroup
	for i := range secrets {
		wg.Go(func() {
			var err error
			if secrets[i], err = fileSecret(path); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i, secret := range secrets {
		if len(secret) != secretBytes || !bytes.Equal(secret, secrets[0]) {
			t.Errorf("instance %d has the secret %x, the first one %x", i, secret, secrets[0])
		}
	}
	if bytes.Equal(secrets[0], make([]byte, secretBytes)) {
		t.Error("the secret is nothing but zeros")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	for name, want := range map[string]os.FileMode{path: 0o600, dir: 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the rights %v, want %v", name, info.Mode().Perm(), want)
		}
	}
}

func TestFileSecretsDiffer(t *testing.T) {
	t.Parallel()
	one, err := fileSecret(filepath.Join(t.TempDir(), "secret"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := fileSecret(filepath.Join(t.TempDir(), "secret"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one, other) {
		t.Errorf("two first starts made the same secret %x", one)
	}
}
