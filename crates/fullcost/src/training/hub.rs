//! An architecture from the `config.json` that model hubs keep beside the weights, for the families whose fields are known.

use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::read::ticked;
use crate::text::joined;
use crate::training::architecture::{Architecture, Experts, Latent, Window};
use crate::training::presets::preset;
use crate::value::Value;

/// Families with gated feed-forward layers and the usual names of fields.
const FAMILIES: [&str; 13] = [
    "llama",
    "mistral",
    "mixtral",
    "qwen2",
    "qwen2_moe",
    "qwen3",
    "qwen3_moe",
    "deepseek_v2",
    "deepseek_v3",
    "olmo2",
    "phi3",
    "gpt_oss",
    "granite",
];

/// The fields of a configuration.
struct Config<'a>(&'a [(String, Value)]);

impl Config<'_> {
    fn value(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value).filter(|value| **value != Value::Null)
    }

    /// A number under the first of these names that is there.
    fn number(&self, names: &[&str]) -> Result<Option<f64>> {
        for name in names {
            match self.value(name) {
                Some(Value::Number(value)) => return Ok(Some(*value)),
                Some(other) => {
                    let message = joined(&["must be a number, got ", other.kind()]);
                    return Err(Error::new(Code::WrongType, *name, message, "a number"));
                }
                None => {}
            }
        }
        Ok(None)
    }

    fn needed(&self, names: &[&str]) -> Result<f64> {
        let first = names.first().copied().unwrap_or_default();
        self.number(names)?.ok_or_else(|| Error::new(Code::Missing, first, "is missing", "a number"))
    }

    fn flag(&self, name: &str) -> Result<bool> {
        match self.value(name) {
            Some(Value::Bool(flag)) => Ok(*flag),
            None => Ok(false),
            Some(other) => {
                let message = joined(&["must be true or false, got ", other.kind()]);
                Err(Error::new(Code::WrongType, name, message, "true or false"))
            }
        }
    }

    fn has_items(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::List(items)) if !items.is_empty())
    }
}

/// The architecture that a configuration describes.
///
/// Errors: `unknown_name` for a family whose fields are not known, `missing` and `wrong_type` for fields, and what
/// [`Architecture::check`] refuses.
pub fn of_config(document: &Value) -> Result<Architecture> {
    let Value::Map(entries) = document else {
        return Err(Error::new(
            Code::WrongType,
            "",
            joined(&["must be an object, got ", document.kind()]),
            "an object",
        ));
    };
    let config = Config(entries);
    let family = match config.value("model_type") {
        Some(Value::Text(family)) => family.as_str(),
        _ => return Err(Error::new(Code::Missing, "model_type", "is missing", FAMILIES.join(", "))),
    };
    if !FAMILIES.contains(&family) {
        let message = joined(&["must be one of ", &ticked(&FAMILIES), ", got `", family, "`"]);
        return Err(Error::new(Code::UnknownName, "model_type", message, FAMILIES.join(", ")));
    }
    if config.number(&["decoder_sparse_step"])?.is_some_and(|step| step != 1.0) || config.has_items("mlp_only_layers") {
        let message = "only some layers have experts, in an order that is not known here";
        return Err(Error::new(Code::Impossible, "mlp_only_layers", message, "an architecture of your own"));
    }
    let layers = config.needed(&["num_hidden_layers"])?;
    let inner = config.number(&["intermediate_size"])?;
    let experts = experts(&config, layers, inner)?;
    let latent = match config.number(&["kv_lora_rank"])? {
        Some(kv_rank) => Some(Latent {
            q_rank: config.number(&["q_lora_rank"])?.unwrap_or(0.0),
            kv_rank,
            qk_nope: config.needed(&["qk_nope_head_dim"])?,
            qk_rope: config.needed(&["qk_rope_head_dim"])?,
            value: config.needed(&["v_head_dim"])?,
        }),
        None => None,
    };
    let dense = experts.as_ref().is_none_or(|of| of.layers.is_some_and(|of| of < layers));
    let architecture = Architecture {
        layers,
        hidden: config.needed(&["hidden_size"])?,
        heads: config.needed(&["num_attention_heads"])?,
        kv_heads: if latent.is_some() { None } else { config.number(&["num_key_value_heads"])? },
        head_dim: if latent.is_some() { None } else { config.number(&["head_dim"])? },
        ffn: if dense { inner.unwrap_or(0.0) } else { 0.0 },
        gated: true,
        vocab: config.needed(&["vocab_size"])?,
        tied: config.flag("tie_word_embeddings")?,
        experts,
        latent,
        window: window(&config, family, layers)?,
        multi_token: config.number(&["num_nextn_predict_layers"])?.unwrap_or(0.0),
    };
    architecture.check()?;
    Ok(architecture)
}

fn experts(config: &Config<'_>, layers: f64, inner: Option<f64>) -> Result<Option<Experts>> {
    let Some(count) =
        config.number(&["n_routed_experts", "num_local_experts", "num_experts"])?.filter(|count| *count > 0.0)
    else {
        return Ok(None);
    };
    let ffn = match config.number(&["moe_intermediate_size"])?.or(inner) {
        Some(ffn) => ffn,
        None => config.needed(&["moe_intermediate_size"])?,
    };
    let shared = config.number(&["shared_expert_intermediate_size"])?;
    let shared = shared.unwrap_or(config.number(&["n_shared_experts"])?.unwrap_or(0.0) * ffn);
    let first_dense = config.number(&["first_k_dense_replace"])?.unwrap_or(0.0);
    Ok(Some(Experts {
        count,
        top_k: config.needed(&["num_experts_per_tok"])?,
        ffn,
        shared_ffn: shared,
        layers: (first_dense > 0.0).then_some(layers - first_dense),
        node_limit: config.number(&["topk_group"])?.filter(|groups| *groups > 1.0),
    }))
}

/// Windows of those that use them: every layer of the one, every other of the other.
fn window(config: &Config<'_>, family: &str, layers: f64) -> Result<Option<Window>> {
    let tokens = config.number(&["sliding_window"])?;
    Ok(match (family, tokens) {
        ("mistral" | "phi3", Some(tokens)) => Some(Window { tokens, layers }),
        ("gpt_oss", Some(tokens)) => Some(Window { tokens, layers: (layers / 2.0).ceil() }),
        _ => None,
    })
}

/// The same as JSON: what stands as `architecture` in a run. In the place of a configuration, the name of a published architecture.
///
/// Errors: as of [`of_config`] and [`preset`].
pub fn of_config_json(document: &Value) -> Result<String> {
    match document {
        Value::Text(name) => Ok(preset(name)?.architecture.json()),
        _ => Ok(of_config(document)?.json()),
    }
}
