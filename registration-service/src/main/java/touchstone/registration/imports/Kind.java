package touchstone.registration.imports;

/** What the rows of a file are about. */
enum Kind { PROSPECTS, ACCOUNTS }
