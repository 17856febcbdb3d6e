package touchstone.registration.prospect;

/** On which ground a value is held (GDPR, article 6(1)): (b) what the person gave in order to be served, (a) what they agreed to, (f) what we may well expect them not to mind. */
public enum LegalBasis { STEPS_AT_REQUEST, CONSENT, LEGITIMATE_INTEREST }
