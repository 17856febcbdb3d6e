package touchstone.lead.opportunity;

import touchstone.lead.JsonText;

class DetailsJson extends JsonText<Details> {
    DetailsJson() {
        super(Details.class);
    }
}
