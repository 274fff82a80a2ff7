/** Makes what draws, in the worker or, where there is none, in the page. */
import { Figure } from "./figure";
import type { Drawer, Order } from "./messages";
import { ClipPlayer } from "./player";

/** @throws Error if the browser draws no WebGL. */
export function drawerOf(order: Order): Drawer {
  return order.part === "figure" ? new Figure(order.canvas) : new ClipPlayer(order.canvas, order.options);
}
