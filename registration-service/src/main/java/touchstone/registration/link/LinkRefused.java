package touchstone.registration.link;

import touchstone.commons.problem.Conflict;
import touchstone.commons.problem.NotFound;

/** Why a sign-in is not added, or not taken away. */
final class LinkRefused {
    private LinkRefused() {}

    static class LinkNotFound extends NotFound {
        LinkNotFound() {
            super("There is no such link token, or its time is over, or somebody used it. Sign in as before, ask for a new one at POST /me/link-tokens, and sign in with the other provider within 15 minutes.");
        }
    }

    static class SignInTaken extends Conflict {
        SignInTaken() {
            super("You are registered with this sign-in as well. Two records of one person are put together by our people: nothing was linked.");
        }
    }

    static class NobodyToLink extends NotFound {
        NobodyToLink() {
            super("There is nobody whom this sign-in proves you to be. Register, or sign in as before and ask for a link token at POST /me/link-tokens.");
        }
    }

    static class SignInNotFound extends NotFound {
        SignInNotFound() {
            super("You have no such sign-in: /me/sign-ins lists those you have.");
        }
    }

    static class LastSignIn extends Conflict {
        LastSignIn() {
            super("It is your only way in. Link another one first (POST /me/link-tokens), or have all erased that we hold on you (DELETE /me).");
        }
    }
}
