//! Paints the picture on a canvas, for the PNG. Paths are drawn, never images, so no policy forbids it.

use fullcost::digits::number;
use fullcost::page::poster::{GROUND, Picture, Shape, picture};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, Path2d};

use crate::{Model, thrown};

/// The face of labels, as the widget has it.
const FACE: &str = "system-ui, sans-serif";

#[wasm_bindgen]
impl Model {
    /// Width and height of the picture in CSS pixels.
    pub fn picture_size(&self) -> Result<Vec<f64>, JsValue> {
        let Picture { width, height, .. } = picture(&self.page).map_err(thrown)?;
        Ok(vec![width, height])
    }

    /// Paints the picture, enlarged by `scale`.
    pub fn draw_picture(&self, context: &CanvasRenderingContext2d, scale: f64) -> Result<(), JsValue> {
        let Picture { width, height, shapes, .. } = picture(&self.page).map_err(thrown)?;
        context.scale(scale, scale)?;
        context.set_fill_style_str(GROUND);
        context.fill_rect(0.0, 0.0, width, height);
        for shape in shapes {
            match shape {
                Shape::Text { x, y, size, bold, fill, words } => {
                    let weight = if bold { "700" } else { "400" };
                    context.set_font(&[weight, " ", &number(size), "px ", FACE].concat());
                    context.set_fill_style_str(fill);
                    context.fill_text(&words, x, y)?;
                }
                Shape::Path { d, paint, stroke } => {
                    let path = Path2d::new_with_path_string(&d)?;
                    if stroke {
                        context.set_stroke_style_str(paint);
                        context.stroke_with_path(&path);
                    } else {
                        context.set_fill_style_str(paint);
                        context.fill_with_path_2d_and_winding(&path, CanvasWindingRule::Evenodd);
                    }
                }
            }
        }
        Ok(())
    }
}
