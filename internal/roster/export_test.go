package roster

// CleanName is for its table of names.
var CleanName = cleanName
