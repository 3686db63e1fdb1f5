import { pino } from "pino";
import { Memory } from "../../src/kernel/memory";
import { createPool } from "../../src/kernel/database/pool";
import { newUuid } from "../../src/kernel/ids";
import { systemClock } from "../../src/kernel/instant";
import { workspaceCondition } from "../../src/kernel/operation";
import { createSecrets } from "../../src/kernel/secrets";
import { Signal } from "../../src/kernel/signal";
import { DiskStorage } from "../../src/server/attachments/disk-storage";
import type { Platform } from "../../src/server/platform";
import { WebhookWork, type WebhookWorkOptions } from "../../src/server/webhooks/webhook-work";

/** A process that delivers webhooks and nothing else, until it is killed. */
function work(url: string, options: WebhookWorkOptions): void {
  const pool = createPool({ url, name: "worker", size: 6, onError: () => undefined });
  const platform: Platform = {
    pool,
    workPool: pool,
    changes: new Signal(),
    secrets: createSecrets("a master secret that is used by tests only"),
    memory: new Memory(1_000),
    settings: { files: { maxBytes: 1, types: new Set() }, allowsPrivateAddresses: true },
    files: { storage: new DiskStorage("/nowhere"), scanner: null },
    log: pino({ level: "error" }),
    now: systemClock,
    newId: newUuid,
    workspaceCondition,
    allowsPrivateAddresses: true,
  };
  new WebhookWork(platform, options).start();
  setInterval(() => undefined, 60_000);
}

if (require.main === module) {
  const [url = "", options = "{}"] = process.argv.slice(2);
  work(url, JSON.parse(options) as WebhookWorkOptions);
}
