// What stands before several programs, as nginx does: gives each request to the next of them; 502 when that one is away.
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

export type Balancer = { readonly url: string; close(): Promise<void> };

export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const pass = (incoming: IncomingMessage, response: ServerResponse) => {
    const port = ports[turn++ % ports.length];
    const { method, url: path, headers } = incoming;
    const away = () => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    };
    const onward = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", away);
      answer.pipe(response);
    });
    onward.on("error", away);
    incoming.pipe(onward);
  };
  const server = createServer(pass).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
