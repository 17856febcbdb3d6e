package touchstone.lead.pipeline;

import touchstone.lead.JsonText;

class DefinitionJson extends JsonText<PipelineDefinition> {
    DefinitionJson() {
        super(PipelineDefinition.class);
    }
}
