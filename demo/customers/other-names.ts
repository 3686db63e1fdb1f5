import type { DemoCustomer } from "./demo-customer";

interface Names {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const ENGLISH: Names = {
  first: [
    "Alice",
    "Ben",
    "Chidi",
    "Dorothy",
    "Edwin",
    "Fiona",
    "Gareth",
    "Holly",
    "Imani",
    "Jerome",
    "Kayleigh",
  ],
  last: [
    "Ashworth",
    "Bello",
    "Carver",
    "Dunmore",
    "Eze",
    "Fairbanks",
    "Gilroy",
    "Hollis",
    "Ibekwe",
    "Jessop",
    "Kirby",
    "Langley",
    "Merriweather",
  ],
};

const NAMES: Readonly<Record<string, Names>> = {
  en: ENGLISH,
  de: {
    first: ["Anke", "Bernd", "Carla", "Dirk", "Elif", "Fabian", "Gisela", "Henrik", "Ilse", "Jörg", "Katrin"],
    last: [
      "Ahlers",
      "Bachmeier",
      "Clasen",
      "Dörfler",
      "Ebner",
      "Fuhrmann",
      "Grabowski",
      "Heinlein",
      "Imhof",
      "Jaschke",
      "Kaltenegger",
      "Löffler",
      "Mühlbauer",
    ],
  },
  fr: {
    first: [
      "Aurélie",
      "Bruno",
      "Claire",
      "Damien",
      "Élodie",
      "Fabrice",
      "Gaëlle",
      "Hugo",
      "Inès",
      "Jules",
      "Karim",
    ],
    last: [
      "Aubry",
      "Bonnefoy",
      "Carpentier",
      "Delorme",
      "Estève",
      "Fontaine",
      "Guillot",
      "Hamdi",
      "Imbert",
      "Jacquet",
      "Kessler",
      "Lacombe",
      "Marchal",
    ],
  },
  es: {
    first: [
      "Alba",
      "Bruno",
      "Celia",
      "Darío",
      "Elena",
      "Fermín",
      "Gloria",
      "Hugo",
      "Inés",
      "Julián",
      "Lucía",
    ],
    last: [
      "Arrieta",
      "Bermejo",
      "Cabrales",
      "Domínguez",
      "Escudero",
      "Figueroa",
      "Galindo",
      "Heredia",
      "Iriarte",
      "Jurado",
      "Lozano",
      "Montiel",
      "Nogales",
    ],
  },
  pt: {
    first: [
      "Amanda",
      "Bruno",
      "Camila",
      "Davi",
      "Elisa",
      "Fábio",
      "Gabriela",
      "Heitor",
      "Isis",
      "João",
      "Larissa",
    ],
    last: [
      "Andrade",
      "Barreto",
      "Cardoso",
      "Duarte",
      "Esteves",
      "Fonseca",
      "Guedes",
      "Holanda",
      "Izidoro",
      "Junqueira",
      "Lacerda",
      "Machado",
      "Novaes",
    ],
  },
  ja: {
    first: ["Aiko", "Daichi", "Emi", "Fumio", "Haruka", "Isamu", "Jun", "Kaori", "Makoto", "Naoki", "Reiko"],
    last: [
      "Akiyama",
      "Doi",
      "Endo",
      "Fujimoto",
      "Goto",
      "Hirano",
      "Inagaki",
      "Kuroda",
      "Maruyama",
      "Nagai",
      "Ogawa",
      "Sakurai",
      "Tachibana",
    ],
  },
};

/** Who stands in for the customer in a copy of the demo: of the same language. */
export function anotherName({ key, kind, name, locale }: DemoCustomer, copy: number): string {
  if (kind === "MERCHANT") return `${name} ${copy}`;
  const { first, last } = NAMES[locale.split("-")[0] ?? ""] ?? ENGLISH;
  const seed = Number(key.slice(2)) + copy;
  return `${nth(first, seed)} ${nth(last, seed * 5 + copy)}`;
}

function nth(names: readonly string[], index: number): string {
  return names[index % names.length] ?? "";
}
