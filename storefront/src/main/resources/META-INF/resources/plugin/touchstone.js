// Touchstone in your own frontend: <script type="module" src="https://your-gateway/plugin/touchstone.js" data-key="pk_..."></script>
// Each element is described at its class; docs/plugin.md shows them together.
import { ProductCard } from './card.js';
import { Consent } from './consent.js';
import { Demo } from './demo.js';
import { MyData } from './my-data.js';
import { Product } from './product.js';
import { Products } from './products.js';
import { Registration } from './registration.js';
import { Request } from './request.js';
import { Requests } from './requests.js';
import { Share } from './share.js';
import { Sheet } from './sheet.js';
import { SignIn } from './sign-in.js';
import { SignIns } from './sign-ins.js';
import { start } from './touches.js';

customElements.define('touchstone-consent', Consent);
customElements.define('touchstone-demo', Demo);
customElements.define('touchstone-form', Request);
customElements.define('touchstone-my-data', MyData);
customElements.define('touchstone-product', Product);
customElements.define('touchstone-product-card', ProductCard);
customElements.define('touchstone-products', Products);
customElements.define('touchstone-registration', Registration);
customElements.define('touchstone-requests', Requests);
customElements.define('touchstone-share', Share);
customElements.define('touchstone-sheet', Sheet);
customElements.define('touchstone-sign-in', SignIn);
customElements.define('touchstone-sign-ins', SignIns);

start();
