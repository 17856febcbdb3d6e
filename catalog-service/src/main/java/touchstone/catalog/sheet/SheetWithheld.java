package touchstone.catalog.sheet;

import touchstone.commons.problem.Forbidden;

class SheetWithheld extends Forbidden {
    SheetWithheld(SheetGate gate) {
        super(switch (gate) {
            case OPEN -> throw new IllegalArgumentException("nothing is withheld");
            case EMAIL -> "This sheet is sent to those who leave an e-mail address.";
            case REGISTRATION -> "This sheet is for those who are registered. Sign in first.";
            case VERIFIED_COMPANY -> "This sheet is for people of a verified company.";
        });
        fact("gate", gate.name());
    }
}
