package edtf_test

// difference is a text that go-edtf reads otherwise, and why ours is kept.
type difference struct{ text, ours, theirs, why string }

// differences are all the texts that [TestSecondOpinion] reads of which the two verdicts
// aren't the same, with go-edtf v1.3.0.
var differences = []difference{
	// It takes what the standard doesn't have.
	{"", refused, "- to -", "an empty text is no date; within an interval it is an unknown end"},
	{"1925/1918", refused, "1925-01-01 to 1918-12-31", "an interval doesn't end before it starts"},
	{"-0000", refused, "0000-01-01 to 0000-12-31", "ISO 8601 has no negative zero"},

	// Its pattern for seasons isn't anchored, and reads a month out of longer texts.
	{"1066-10-14/", "1066-10-14 to -", "1066-10-01 to 1066-10-31", "an interval with an unknown end"},
	{"1918-03-05/", "1918-03-05 to -", "1918-03-01 to 1918-03-31", "an interval with an unknown end"},
	{"1918-03/", "1918-03-01 to -", "1918-03-01 to 1918-03-31", "an interval with an unknown end"},
	{"1918-03/..", "1918-03-01 to -", "1918-03-01 to 1918-03-31", "an interval with an open end"},
	{"1922-04-03?", "1922-04-03 to 1922-04-03", "1922-04-01 to 1922-04-30", "an uncertain day is a day"},
	{"1985-04-12/..", "1985-04-12 to -", "1985-04-01 to 1985-04-30", "an interval with an open end"},
	{"1985-04/..", "1985-04-01 to -", "1985-04-01 to 1985-04-30", "an interval with an open end"},
	{"1985-04-12/", "1985-04-12 to -", "1985-04-01 to 1985-04-30", "an interval with an unknown end"},
	{"1985-04/", "1985-04-01 to -", "1985-04-01 to 1985-04-30", "an interval with an unknown end"},
	{"2004-06-11%", "2004-06-11 to 2004-06-11", "2004-06-01 to 2004-06-30", "a doubtful day is a day"},

	// It refuses what the standard has.
	{"1984-06?/2004-08?", "1984-06-01 to 2004-08-31", refused, "level 1: either end may be qualified"},
	{"1984~/2004-06", "1984-01-01 to 2004-06-30", refused, "level 1"},
	{"1984/2004-06~", "1984-01-01 to 2004-06-30", refused, "level 1"},
	{"1984?/2004-06~", "1984-01-01 to 2004-06-30", refused, "level 1"},
	{"1984-06-02?/2004-08-08~", "1984-06-02 to 2004-08-08", refused, "level 1"},
	{"1918-03~/..", "1918-03-01 to -", refused, "level 1"},

	// It refuses what we take beyond level 1.
	{"1926-22~", "1926-06-01 to 1926-09-23", refused, "a qualified season"},
	{"185X~", "1850-01-01 to 1859-12-31", refused, "a qualified decade"},
	{"1926-22/1926-23", "1926-06-01 to 1926-12-22", refused, "seasons as ends"},
	{"-004X", "-0049-01-01 to -0040-12-31", refused, "a decade before Christ"},
	{"-04XX", "-0499-01-01 to -0400-12-31", refused, "a century before Christ"},

	// It takes levels 1 and 2 beyond our subset.
	{"1XXX", refused, "1000-01-01 to 1999-12-31", "a millennium is of no use to a quiz"},
	{"1922-XX-03", refused, "1922-01-03 to 1922-12-03", "level 2"},
	{"1926-25", refused, "1926-03-01 to 1926-05-31", "level 2: a season of a hemisphere"},
	{"1922-04-03T10:00:00Z", refused, "1922-04-03 to 1922-04-03", "time of day"},
	{"2004-06~-11", refused, "2004-06-11 to 2004-06-11", "level 2: a part is qualified"},
	{"?1922", refused, "1922-01-01 to 1922-12-31", "level 2: a part is qualified"},
	{"{1917,1918}", refused, "1917-01-01 to 1918-12-31", "level 2: a set"},
	{"[1917,1918]", refused, "1917-01-01 to 1918-12-31", "level 2: a set"},
	{"1985-04-12T23:20:30", refused, "1985-04-12 to 1985-04-12", "time of day"},
	{"1985-04-12T23:20:30Z", refused, "1985-04-12 to 1985-04-12", "time of day"},
	{"1985-04-12T23:20:30-04", refused, "1985-04-13 to 1985-04-13", "time of day"},
	{"1985-04-12T23:20:30+04:30", refused, "1985-04-12 to 1985-04-12", "time of day"},
	{"2001-34", refused, "2001-04-01 to 2001-06-30", "level 2: a quarter"},
	{"[1667,1668,1670..1672]", refused, "1667-01-01 to 1672-12-31", "level 2: a set"},
	{"[..1760-12-03]", refused, "- to 1760-12-03", "level 2: a set"},
	{"[1760-12..]", refused, "1760-12-01 to -", "level 2: a set"},
	{"[1760-01,1760-02,1760-12..]", refused, "1760-01-01 to -", "level 2: a set"},
	{"[1667,1760-12]", refused, "1667-01-01 to 1760-12-31", "level 2: a set"},
	{"[..1984]", refused, "- to 1984-12-31", "level 2: a set"},
	{"{1667,1668,1670..1672}", refused, "1667-01-01 to 1672-12-31", "level 2: a set"},
	{"{1960,1961-12}", refused, "1960-01-01 to 1961-12-31", "level 2: a set"},
	{"{..1984}", refused, "- to 1984-12-31", "level 2: a set"},
	{"2004?-06-11", refused, "2004-06-11 to 2004-06-11", "level 2: a part is qualified"},
	{"?2004-06-~11", refused, "2004-06-11 to 2004-06-11", "level 2: a part is qualified"},
	{"2004-%06-11", refused, "2004-06-11 to 2004-06-11", "level 2: a part is qualified"},
	{"2004-06-~01/2004-06-~20", refused, "2004-06-01 to 2004-06-20", "level 2: a part is qualified"},
	{"156X-12-25", refused, "1560-12-25 to 1569-12-25", "level 2: digits are unspecified before others"},
	{"15XX-12-25", refused, "1500-12-25 to 1599-12-25", "level 2: digits are unspecified before others"},
	{"1XXX-XX", refused, "1000-01-01 to 1999-12-31", "level 2: digits are unspecified before others"},
	{"1XXX-12", refused, "1000-12-01 to 1999-12-31", "level 2: digits are unspecified before others"},
	{"1984-1X", refused, "1984-10-01 to 1984-12-31", "level 2: digits are unspecified before others"},
	{"1950S2", refused, "1900-01-01 to 1999-12-31", "level 2: significant digits"},

	// Seasons have no bounds in the standard: it has the meteorologist's, ours hold
	// the astronomer's too.
	{"1926-21", "1926-03-01 to 1926-06-21", "1926-03-01 to 1926-05-31", "spring"},
	{"2001-21", "2001-03-01 to 2001-06-21", "2001-03-01 to 2001-05-31", "spring"},
	{"1926-22", "1926-06-01 to 1926-09-23", "1926-06-01 to 1926-08-31", "summer"},
	{"1926-23", "1926-09-01 to 1926-12-22", "1926-09-01 to 1926-11-30", "autumn"},
	{"1926-24", "1926-12-01 to 1927-03-21", "1926-12-01 to 1927-02-28", "winter"},
}
