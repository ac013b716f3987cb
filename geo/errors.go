package geo

import (
	"errors"
	"fmt"
)

// Code classes an error by what the caller can do about it.
type Code string

// The codes of an Error.
const (
	Invalid     Code = "invalid"     // the caller's input is wrong: mend it
	NotFound    Code = "not_found"   // there is no such thing
	Gone        Code = "gone"        // there was; it was removed
	Conflict    Code = "conflict"    // somebody changed it before: look again
	Unavailable Code = "unavailable" // a dependency is away: try later
	Internal    Code = "internal"    // a fault of mapd
)

// Error is an error with a code and a message for the user. The inner cause
// is for the log only.
type Error struct {
	Code Code
	// Param names the parameter or field at fault, if there is one.
	Param   string
	Message string
	Err     error
}

// Error returns the parameter, the message and the cause.
func (e *Error) Error() string {
	text := e.Message
	if e.Param != "" {
		text = e.Param + ": " + text
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an Error with a code and a message for the user.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// InvalidParam returns the error of a parameter that is wrong; the message
// says what would be right.
func InvalidParam(param, format string, args ...any) *Error {
	return &Error{Code: Invalid, Param: param, Message: fmt.Sprintf(format, args...)}
}

// CodeOf returns the code of err, Internal if it has none, "" if err is nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
