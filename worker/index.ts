/** The Worker: the public paths of the widget, the API, and nothing else. */
import { app } from "./app.ts";

export default app;
