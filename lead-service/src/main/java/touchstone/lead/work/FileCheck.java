package touchstone.lead.work;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.Tika;

/** What a file is, by what is in it. One that says it is something else is not taken. */
final class FileCheck {
    /** By the end of the name, what its content has to be found as. */
    private static final Map<String, String> TAKEN = Map.of("pdf", "application/pdf", "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "txt", "text/plain", "csv", "text/csv",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    // The test file of the European Institute for Computer Anti-Virus Research, in two halves: no scanner need mind this class.
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII);
    private static final Tika TIKA = new Tika();

    private FileCheck() {}

    /** The media type. @throws FileNotTaken if the kind is none that is taken, or not what the name says @throws FileInfected */
    static String mediaType(String name, byte[] content) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String claimed = TAKEN.get(end);
        if (claimed == null) throw new FileNotTaken(end, TAKEN.keySet());
        if (contains(content, EICAR)) throw new FileInfected();
        // By the content alone first: a name narrows what is found, and must not decide it.
        String found = TIKA.detect(content);
        boolean zipped = claimed.contains("openxmlformats");
        boolean fits = zipped ? (found.equals("application/zip") || found.equals("application/x-tika-ooxml")) && TIKA.detect(content, name).equals(claimed) && contains(content, "[Content_Types].xml".getBytes(StandardCharsets.US_ASCII))
                : claimed.startsWith("text/") ? found.startsWith("text/plain") : found.equals(claimed);
        if (!fits) throw new FileNotTaken(end, TAKEN.keySet());
        return claimed;
    }

    private static boolean contains(byte[] content, byte[] part) {
        search:
        for (int at = 0; at <= content.length - part.length; at++) {
            for (int i = 0; i < part.length; i++) if (content[at + i] != part[i]) continue search;
            return true;
        }
        return false;
    }
}
