// A server of this program's own, whose clock stands until it is moved. It speaks TLS under the authority of the server that
// the program was given, so that whoever trusts that one trusts this one.

"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const net = require("node:net");
const path = require("node:path");

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts it, gives `{ http, https, advance, stop }`. */
async function movedServer() {
  const scratch = process.env.FLUMEN_SCRATCH;
  const data = path.join(scratch, "moved");
  fs.mkdirSync(data, { recursive: true });
  const authority = process.env.NODE_EXTRA_CA_CERTS;
  if (authority) fs.cpSync(path.dirname(authority), path.join(data, "tls"), { recursive: true });
  const log = fs.openSync(path.join(scratch, "moved.log"), "w");
  const port = await freePort();
  const child = spawn(
    process.env.FLUMEN_BIN,
    ["serve", "--test-clock", "--listen", `127.0.0.1:${port}`, "--data", data],
    { stdio: ["ignore", log, log] },
  );
  process.on("exit", () => child.kill("SIGKILL"));
  const http = `http://127.0.0.1:${port}`;
  for (let n = 0; ; n += 1) {
    try {
      if ((await fetch(`${http}/ready`)).ok) break;
    } catch (why) {
      if (n === 1000 || child.exitCode !== null) throw new Error("the server is not ready", { cause: why });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const advance = async (seconds) => {
    const body = JSON.stringify({ advance_seconds: seconds });
    const answer = await fetch(`${http}/_flumen/clock`, { method: "POST", body });
    if (!answer.ok) throw new Error(`the clock answers ${answer.status}`);
  };
  return { http, https: `https://localhost:${port}`, advance, stop: () => child.kill("SIGKILL") };
}

module.exports = { movedServer };
