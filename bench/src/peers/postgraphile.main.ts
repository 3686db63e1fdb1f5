import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { peerSettings } from "./peer-settings.ts";
import { postgraphilePreset } from "./postgraphile-preset.ts";

const { databaseUrl, poolSize, port } = peerSettings();
const serv = postgraphile(postgraphilePreset(databaseUrl, poolSize)).createServ(grafserv);
const server = createServer();
await serv.addTo(server);
server.listen(port, "127.0.0.1");
