// Package archtest holds the rules of docs/architecture.md as tests: who may import whom, where a library may
// be used, what every package says of itself, and how long a file may be. It has no code of its own, and
// nothing imports it.
package archtest
