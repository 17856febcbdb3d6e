package touchstone.registration.rule;

/** How often a claim helped: registrations that let us have it, forms that it filled a field of, values that it became once confirmed, opportunities that were won with it. */
record Help(long allowed, long filled, long confirmed, long won) {}
