package touchstone.catalog.sheet;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import touchstone.commons.Touch;
import touchstone.commons.TouchstoneHeaders;

/** A sheet as it leaves. */
final class SheetAnswer {
    private SheetAnswer() {}

    /** @param vary what else the answer depends on */
    static RestResponse<byte[]> of(Printing printing, Printing.Order order, Request request, String vary) {
        SheetContent content = order.content();
        EntityTag tag = new EntityTag(content.revision() + "-" + content.channel() + "-" + content.locale() + "-" + order.hash().substring(0, 16));
        boolean known = request.evaluatePreconditions(tag) != null;
        ResponseBuilder<byte[]> answer = known ? ResponseBuilder.notModified() : ResponseBuilder.ok(printing.print(order));
        return answer.tag(tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, content.locale())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + content.sku().replaceAll("[^A-Za-z0-9._-]", "-") + "-r" + content.revision() + "-" + content.locale() + ".pdf\"")
                .header(HttpHeaders.VARY, vary)
                // The gate is asked each time, and each time is a touch.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(TouchstoneHeaders.TOUCH, Touch.of("downloaded").on("sheet", content.product()).at(content.revision()).in(content.channel(), content.locale()).toString())
                .build();
    }
}
