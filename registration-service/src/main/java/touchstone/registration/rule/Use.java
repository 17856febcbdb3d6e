package touchstone.registration.rule;

/** What may be done with a value. */
public enum Use { STORE, REFRESH, SHOW, SELL, SCORE, EXPORT, MAIL }
