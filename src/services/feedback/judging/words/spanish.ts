import type { Lexicon } from "./lexicon";

export const SPANISH: Lexicon = {
  positive:
    "bien bueno buena buenos buenas excelente~ perfect~ genial~ rápid~ fácil~ sencill~ amable~ simpátic~ satisfech~ content~ feliz gracias recomiend~ recomend~ mejor mejores maravillos~ resuelto resuelta solucionad~ eficaz eficiente~ profesional~ útil encantad~ fiable~",
  negative:
    "mal malo mala malos malas terrible~ horrible~ pésim~ lent~ grosero groser~ decepcion~ frustr~ enfadad~ molest~ inaceptable~ estafa~ fraude~ robad~ perdid~ falta error errores fallo fallos falla fallado roto rota nunca complicad~ difícil~ caro cara peor insatisfech~ problema~ imposible~ vergüenza inútil~ retras~ queja~",
  negating: "no nunca jamás sin ningún ninguna nada ni tampoco",
  topics: {
    refunds: "reembols~ devoluci~ devolver devuel~",
    declines: "rechaz~ denegad~ declinad~",
    fees: "comision~ comisión tarifa~ coste costo costos costes precio precios caro cara cobr~",
    speed: "lent~ esper~ retras~ tarde días semanas rápid~ demora~ tardar~ tarda",
    disputes: "disput~ contracargo~ reclam~",
    payouts: "retir~ desembols~ abono abonos",
    app: "aplicación app web página pantalla botón fallo fallos interfaz",
    login: "contraseña~ iniciar sesión bloquead~ cuenta acceso acceder",
    security: "fraude~ estafa~ segur~ robad~ hack~ sospechos~",
    verification: "verific~ identidad pasaporte document~",
    staff: "agente agentes equipo soporte atención personal amable~ groser~",
    answers: "respuest~ respond~ contest~ explic~ información contact~",
  },
};
