import { createServer } from "node:net";

/**
 * The wanted TCP port of 127.0.0.1 when nobody listens on it, else a free one that the system gives. Between this answer
 * and its use another program may take the port: whoever listens has to be ready to ask again.
 */
export async function freePort(wanted: number): Promise<number> {
  return (
    (await tryPort(wanted)) ?? (await tryPort(0)) ?? Promise.reject(new Error("127.0.0.1 has no free port"))
  );
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      const given = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(given));
    });
  });
}
