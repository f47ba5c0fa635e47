/** The least that stores an answer: one row a request. What the collector's throughput is compared with. */
interface Env {
  DB: D1Database;
}

const handler: ExportedHandler<Env> = {
  async fetch(request, env) {
    if (request.method === "PUT") {
      await env.DB.exec("CREATE TABLE messages (id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID");
      return new Response();
    }
    const body = await request.text();
    await env.DB.prepare("INSERT INTO messages VALUES (?, ?)").bind(crypto.randomUUID(), body).run();
    return new Response();
  },
};

export default handler;
