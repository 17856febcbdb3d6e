package touchstone.registration.prospect;

/** What somebody has to say when their company buys. */
public enum BuyingRole { DECIDES, INFLUENCES, USES, BUYS, BLOCKS }
