import { consumer, type DemoCustomer } from "./demo-customer";

const FRANCE = ["fr-FR", "Europe/Paris", "EUR"] as const;
const GERMANY = ["de-DE", "Europe/Berlin", "EUR"] as const;
const AUSTRIA = ["de-AT", "Europe/Vienna", "EUR"] as const;
const SPAIN = ["es-ES", "Europe/Madrid", "EUR"] as const;
const MEXICO = ["es-MX", "America/Mexico_City", "MXN"] as const;
const BRITAIN = ["en-GB", "Europe/London", "GBP"] as const;
const STATES = ["en-US", "America/New_York", "USD"] as const;
const JAPAN = ["ja-JP", "Asia/Tokyo", "JPY"] as const;
const NIGERIA = ["en-NG", "Africa/Lagos", "NGN"] as const;
const BRAZIL = ["pt-BR", "America/Sao_Paulo", "BRL"] as const;

const phone = (value: string) => ({ kind: "PHONE", value }) as const;
const wallet = (source: string, value: string) => ({ kind: "WALLET_ADDRESS", source, value }) as const;

export const CONSUMERS: readonly DemoCustomer[] = [
  consumer("u-1001", "Leila Haddad", FRANCE, { channel: "CHAT", identities: [phone("+33 6 55 50 12 34")] }),
  consumer("u-1002", "Tom Okafor", BRITAIN, { tier: "gold", channel: "IN_APP", tags: ["travels-often"] }),
  consumer("u-1003", "Mariana Costa", BRAZIL, {
    channel: "SOCIAL",
    identities: [{ kind: "SOCIAL", source: "instagram", value: "@maricosta.example" }],
  }),
  consumer("u-1004", "Kenji Watanabe", JAPAN, {
    tier: "gold",
    identities: [wallet("bitcoin", "bc1qexamplewalletofkenji0000000000000000")],
  }),
  consumer("u-1005", "Amara Nwosu", NIGERIA, { channel: "PHONE", identities: [phone("+234 803 555 0142")] }),
  consumer("u-1006", "Hannah Schreiber", GERMANY, {
    channel: "IN_APP",
    identities: [phone("+49 170 5550173")],
  }),
  consumer("u-1007", "Lukas Steindl", AUSTRIA, { channel: "CHAT" }),
  consumer("u-1008", "Carmen Olmedo", SPAIN, { channel: "CHAT", identities: [phone("+34 612 555 018")] }),
  consumer("u-1009", "Diego Fuentes", MEXICO, { channel: "IN_APP", tags: ["new-customer"] }),
  consumer("u-1010", "Priscilla Hargreaves", BRITAIN, {
    tier: "gold",
    tags: ["vulnerable-customer"],
    channel: "PHONE",
  }),
  consumer("u-1011", "Marcus Delaney", STATES, { channel: "EMAIL" }),
  consumer("u-1012", "Émilie Roussel", FRANCE, { tier: "gold", channel: "IN_APP" }),
  consumer("u-1013", "Jakob Lindner", GERMANY, {
    tags: ["crypto"],
    identities: [wallet("ethereum", "0x00000000000000000000000000000000de300013")],
  }),
  consumer("u-1014", "Sofía Marchetti", SPAIN, { channel: "EMAIL" }),
  consumer("u-1015", "Andrew Kowalczyk", STATES, { tier: "gold", channel: "CHAT" }),
  consumer("u-1016", "Yuki Tanabe", JAPAN, { channel: "IN_APP" }),
  consumer("u-1017", "Baptiste Lefort", FRANCE, { channel: "EMAIL", tags: ["new-customer"] }),
  consumer("u-1018", "Greta Feldmann", GERMANY, { channel: "BRANCH" }),
  consumer("u-1019", "Oluwaseun Adeyemi", NIGERIA, { channel: "SOCIAL" }),
  consumer("u-1020", "Nora Whitcombe", BRITAIN, { channel: "PORTAL" }),
  consumer("u-1021", "Rafael Quintana", MEXICO, { channel: "CHAT" }),
  consumer("u-1022", "Beatriz Falcão", BRAZIL, { channel: "IN_APP" }),
  consumer("u-1023", "Felix Brandauer", AUSTRIA, { tags: ["crypto"], channel: "EMAIL" }),
  consumer("u-1024", "Grace Pemberton", STATES, { channel: "PORTAL", tags: ["charity"] }),
];
