package touchstone.lead.spam;

/** Does what a browser does for a challenge. */
public final class TestProofs {
    private TestProofs() {}

    public static String nonce(String token, int difficulty) {
        for (int nonce = 0; ; nonce++) if (Challenges.zeroBits(Challenges.sha256(token + nonce)) >= difficulty) return String.valueOf(nonce);
    }

    /** One that does not meet the challenge. */
    public static String wrongNonce(String token, int difficulty) {
        for (int nonce = 0; ; nonce++) if (Challenges.zeroBits(Challenges.sha256(token + nonce)) < difficulty) return String.valueOf(nonce);
    }
}
