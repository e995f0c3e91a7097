package store

import (
	"context"
	"errors"

	"fasti/internal/errs"
)

// SharedSecret returns the secret of a name, which is the same for all instances for ever. Where there is none
// yet it stores what mk makes; of several that do so at once, all get the one that was stored first.
func (s *Store) SharedSecret(ctx context.Context, name string, mk func() (string, error)) (value string, err error) {
	defer errs.Wrap(&err, "SharedSecret(%q)", name)
	read := func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&value), `SELECT value FROM shared_secret WHERE name = $1`, name)
	}
	if err := s.look(ctx, read); !errors.Is(err, errNone) {
		return value, err
	}
	made, err := mk()
	if err != nil {
		return "", err
	}
	err = s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO shared_secret (name, value, created_at) VALUES ($1, $2, $3)
			ON CONFLICT (name) DO NOTHING`, name, made, millis(s.now()))
		if err != nil {
			return err
		}
		return read(ctx, tx)
	})
	return value, err
}
