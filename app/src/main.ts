/** The app begins: its shell, and the page that the address names. */
import "./shell/app-shell";
