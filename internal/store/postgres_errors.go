package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"fasti/internal/errs"
)

var postgresDialect = dialect{name: "postgres", byteOrder: ` COLLATE "C"`, classify: classifyPostgres}

// classifyPostgres goes by SQLSTATE, whose first two characters are the class
// (https://www.postgresql.org/docs/current/errcodes-appendix.html), and where the server said nothing by what
// became of the connection.
func classifyPostgres(err error) failure {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return classifySQLState(e.Code)
	}
	var refused *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.As(err, &refused), errors.As(err, &network), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		errors.Is(err, pgconn.ErrConnClosed), errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone):
		return unavailable
	}
	return unknown
}

func classifySQLState(code string) failure {
	switch code {
	case "23505": // unique_violation
		return duplicate
	case "23503": // foreign_key_violation
		return missing
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return transient
	case "55P03", // lock_not_available
		"57014", // query_canceled
		"25006", // read_only_sql_transaction: the server became a standby
		"25P03": // idle_in_transaction_session_timeout
		return unavailable
	}
	if len(code) == 5 {
		switch code[:2] {
		case "08", // connection exception
			"53", // insufficient resources
			"57", // operator intervention
			"58": // system error
			return unavailable
		}
	}
	return unknown
}

// connectFailed says of an error why a server can't be used. The password is in none of it.
func connectFailed(config *pgx.ConnConfig, err error) error {
	if errs.KindOf(err) != errs.Internal {
		return err
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch e.Code {
		case "3D000": // invalid_catalog_name
			return errs.From(err, errs.Invalid, "The server at %s has no database %q. Make it first, with UTF8 as its encoding.", config.Host, config.Database)
		case "28000", "28P01": // invalid_authorization_specification, invalid_password
			return errs.From(err, errs.Invalid, "The server at %s does not let %q in. Check the user and the password in the database URL.", config.Host, config.User)
		case "42501": // insufficient_privilege
			return errs.From(err, errs.Invalid, "%q may not make tables in the database %q. Give it the right to.", config.User, config.Database)
		}
	}
	if classifyPostgres(err) == unavailable {
		return errs.From(err, errs.Unavailable, "PostgreSQL at %s:%d can't be reached. Check that it runs, and the database URL.", config.Host, config.Port)
	}
	return postgresDialect.mapped(err)
}
