package touchstone.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import touchstone.local.Api;
import touchstone.local.Recorded;
import touchstone.local.State;
import touchstone.local.process.NotReady;

/** Compares the answers that the gateway gave with the interactions in the ledger. */
@Command(name = "proof", description = "Compares the gateway's answers with the ledger; exits 0 only if no answer is missing and none is there twice.", mixinStandardHelpOptions = true)
public final class Proof implements Callable<Integer> {
    @Mixin private Data data;

    @Override
    public Integer call() {
        State state = data.up();
        String gateway = state.parts().stream().filter(part -> part.name().equals("gateway")).map(Recorded::address).findFirst()
                .orElseThrow(() -> new NotReady("The gateway does not run."));
        JsonNode proof = new Api(gateway, state.issuer()).get("/ledger/proof");
        long answers = proof.path("answers").asLong();
        boolean short_ = line("answers", answers, "-", true)
                | line("recorded", proof.path("recorded").asLong(), ">=" + answers, proof.path("recorded").asLong() >= answers)
                | line("missing", proof.path("missing").asLong(), "0", proof.path("missing").asLong() == 0)
                | line("duplicate", proof.path("duplicate").asLong(), "0", proof.path("duplicate").asLong() == 0);
        return short_ ? 1 : 0;
    }

    /** Returns whether it falls short. */
    private static boolean line(String name, long value, String goal, boolean reached) {
        System.out.printf("%s %d interactions %s %s%n", name, value, goal, reached ? "ok" : "short");
        return !reached;
    }
}
