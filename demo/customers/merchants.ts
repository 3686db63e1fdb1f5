import { merchant, type DemoCustomer } from "./demo-customer";

export const MERCHANTS: readonly DemoCustomer[] = [
  merchant("m-2001", "Blue Harbour Coffee", ["en-CA", "America/Toronto", "CAD"], "owner", {
    tags: ["pos", "payouts-daily"],
    attributes: { merchantCategory: "5814", contractYear: 2024 },
  }),
  merchant("m-2002", "Velo Kopenhagen", ["de-DE", "Europe/Berlin", "EUR"], "finance", {
    tier: "enterprise",
    tags: ["sepa"],
    attributes: { merchantCategory: "5940", contractYear: 2022 },
  }),
  merchant("m-2003", "Atelier Mirabelle", ["fr-FR", "Europe/Paris", "EUR"], "bonjour", {
    tags: ["online"],
    attributes: { merchantCategory: "5691", contractYear: 2025 },
  }),
  merchant("m-2004", "Librería Tres Faros", ["es-ES", "Europe/Madrid", "EUR"], "pagos", {
    tags: ["online", "pos"],
    attributes: { merchantCategory: "5942", contractYear: 2023 },
  }),
  merchant("m-2005", "Satori Audio", ["ja-JP", "Asia/Tokyo", "JPY"], "support", {
    tier: "enterprise",
    tags: ["online", "crypto"],
    attributes: { merchantCategory: "5732", contractYear: 2023 },
  }),
  merchant("m-2006", "Pinecrest Outfitters", ["en-US", "America/Denver", "USD"], "billing", {
    tags: ["online", "payouts-weekly"],
    attributes: { merchantCategory: "5941", contractYear: 2024 },
  }),
  merchant("m-2007", "Brightwell Garden Centre", ["en-GB", "Europe/London", "GBP"], "accounts", {
    tags: ["pos"],
    attributes: { merchantCategory: "5261", contractYear: 2021 },
  }),
  merchant("m-2008", "Lagoon View School", ["en-NG", "Africa/Lagos", "NGN"], "bursar", {
    tags: ["invoices"],
    attributes: { merchantCategory: "8211", contractYear: 2025 },
  }),
  merchant("m-2009", "Casa das Telas", ["pt-BR", "America/Sao_Paulo", "BRL"], "financeiro", {
    tags: ["online", "disputes-high"],
    attributes: { merchantCategory: "5732", contractYear: 2025 },
  }),
  merchant("m-2010", "Mercado Jacaranda", ["es-MX", "America/Mexico_City", "MXN"], "caja", {
    tags: ["pos", "cash"],
    attributes: { merchantCategory: "5411", contractYear: 2024 },
  }),
];
