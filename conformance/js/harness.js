// What the JavaScript programs share: where the server is, verdicts, a client's settings.

"use strict";

const endpoint = process.env.FLUMEN_ENDPOINT ?? "http://127.0.0.1:4567";
const tlsEndpoint = process.env.FLUMEN_TLS_ENDPOINT;
let failures = 0;

async function check(name, run) {
  try {
    await run();
    console.log(`PASS ${name}`);
  } catch (why) {
    failures += 1;
    console.log(`FAIL ${name}: ${String(why.stack ?? why).split(/\s+/).join(" ").slice(0, 600)}`);
  }
}

function finish() {
  process.exit(failures ? 1 : 0);
}

/** Tries once, so that what the server says is what the check sees. */
function settings(url) {
  return {
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIDCONFORMANCE00000", secretAccessKey: "not-a-secret" },
    maxAttempts: 1,
  };
}

module.exports = { endpoint, tlsEndpoint, check, finish, settings };
