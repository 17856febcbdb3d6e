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
        JsonNode proof = new Api(gateway, state.issuer()).get("/internal/proof");
        print("answers", proof.path("answers").asLong(), "answers", "-", "ok");
        print("recorded", proof.path("recorded").asLong(), "interactions", "-", "ok");
        long faults = none("missing", proof.path("missing").asLong(), "answers")
                + none("duplicate", proof.path("duplicate").asLong(), "interactions")
                + none("unrecorded", proof.path("unrecorded").asLong(), "answers")
                + none("damaged", proof.path("journalIntact").asBoolean() ? 0 : 1, "journals");
        return faults == 0 ? 0 : 1;
    }

    private static long none(String name, long value, String unit) {
        print(name, value, unit, "0", value == 0 ? "ok" : "short");
        return value;
    }

    private static void print(String name, long value, String unit, String goal, String verdict) {
        System.out.println(String.join(" ", name, String.valueOf(value), unit, goal, verdict));
    }
}
