package touchstone.registration.prospect;

import touchstone.commons.problem.Conflict;
import touchstone.commons.problem.Invalid;

/** Why an address or a channel is not taken over. */
final class ItemRefused {
    private ItemRefused() {}

    static class ItemUnknown extends Invalid {
        ItemUnknown(String field) {
            super("There is none of " + field + " with that id. What is new has no id: we give it one.");
        }
    }

    static class EmailNeedsConfirmation extends Invalid {
        EmailNeedsConfirmation() {
            super("The e-mail address changes once the new one is confirmed: POST /me/email-changes.");
        }
    }

    static class VerificationNotYours extends Invalid {
        VerificationNotYours() {
            super("Whether a channel is verified is not yours to say: leave it as it is, or out.");
        }
    }

    /** The person had the use of their data restricted. */
    static class UseRestricted extends Conflict {
        UseRestricted() {
            super("The person had the use of their data restricted: only they can change it, or lift the restriction.");
        }
    }
}
